//! Magnitudes of earthquakes: `a 6.2-magnitude quake`, `magnitude-6.2`, `magnitude 6.2`, `a magnitude of 6.2`.

use super::QuantityKind;
use super::amount::Amount;
use super::draft::Draft;
use super::interval::slack;
use super::reading::Reading;
use super::sentence::Sentence;

/// A count whose word `magnitude` is what is measured.
pub fn read(sentence: &Sentence, amount: &Amount) -> Option<Reading> {
    let plain = amount.digits && !amount.scaled && amount.currency.is_none() && (0.0..=10.0).contains(&amount.value);
    if !plain {
        return None;
    }
    let is_magnitude = |at: usize| sentence.word(at) == "magnitude";
    let tied = |at: usize| matches!(sentence.word(at), "-" | "\u{2010}" | "\u{2011}");
    let ahead = amount.end + usize::from(tied(amount.end));
    let first = amount.first;
    let behind = first.checked_sub(1).map(|before| match sentence.word(before) {
        "of" => before.saturating_sub(1),
        "-" | "\u{2010}" | "\u{2011}" => before.saturating_sub(1),
        _ => before,
    });
    let word = [Some(ahead), behind]
        .into_iter()
        .flatten()
        .find(|at| is_magnitude(*at))?;
    let draft = Draft {
        value: amount.value,
        slack: slack(amount.value, amount.step, false, QuantityKind::Count),
        ..Draft::new(QuantityKind::Count, first, amount.end)
    };
    Some(draft.finish(sentence, Some(word..word + 1), None))
}
