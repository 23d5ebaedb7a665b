//! Sizes and times of what is kept, in words.

use super::count_of;
use super::number::grouped;

/// `12 kB`, `3.4 MB`; at least `1 kB`.
pub fn size(bytes: f64) -> String {
    let bytes = if bytes.is_finite() { bytes.max(1.0) } else { 1.0 };
    let (value, unit) = if bytes < 999_500.0 {
        ((bytes / 1e3).ceil(), "kB")
    } else if bytes < 999.5e6 {
        (bytes / 1e6, "MB")
    } else {
        (bytes / 1e9, "GB")
    };
    let decimals = usize::from(value < 10.0 && unit != "kB");
    format!("{} {unit}", grouped(value, decimals))
}

/// How long ago that was, both in milliseconds: `just now`, `5 minutes ago`.
pub fn ago(then: u64, now: u64) -> String {
    let minutes = (now.saturating_sub(then) / 60_000) as usize;
    let (count, one, many) = match minutes {
        0 => return "just now".to_owned(),
        1..60 => (minutes, "minute", "minutes"),
        60..1440 => (minutes / 60, "hour", "hours"),
        _ => (minutes / 1440, "day", "days"),
    };
    format!("{} ago", count_of(count, one, many))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let cases = [
            (0.0, "1 kB"),
            (f64::NAN, "1 kB"),
            (1_000.0, "1 kB"),
            (1_001.0, "2 kB"),
            (48_200.0, "49 kB"),
            (999_600.0, "1 MB"),
            (1_240_000.0, "1.2 MB"),
            (23_400_000.0, "23 MB"),
            (2_100_000_000.0, "2.1 GB"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(size(bytes), expected, "{bytes}");
        }
    }

    #[test]
    fn times() {
        const MINUTE: u64 = 60_000;
        let cases = [
            (0, "just now"),
            (MINUTE, "1 minute ago"),
            (59 * MINUTE, "59 minutes ago"),
            (60 * MINUTE, "1 hour ago"),
            (47 * 60 * MINUTE, "1 day ago"),
            (48 * 60 * MINUTE, "2 days ago"),
        ];
        for (passed, expected) in cases {
            assert_eq!(ago(1_000_000, 1_000_000 + passed), expected);
        }
        assert_eq!(ago(5, 1), "just now", "a clock that was put back");
    }
}
