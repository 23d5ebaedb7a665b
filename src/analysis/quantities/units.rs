//! Units of measure: how texts write them and how they convert.

use super::QuantityKind;

/// A unit, by its singular name.
#[derive(Debug)]
pub struct Unit {
    /// Singular, as in [`super::Quantity::unit`].
    pub name: &'static str,
    pub kind: QuantityKind,
    /// Units of one dimension convert into each other.
    pub dimension: Dimension,
    /// How many base units of its dimension one of it is.
    pub factor: f64,
    /// Words that name it after any number, folded.
    pub words: &'static [&'static str],
    /// Short forms that name it only after digits, folded.
    pub short: &'static [&'static str],
}

/// What a unit measures. Months and days never convert (months differ in length), nor do currencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    Speed,
    Temperature,
    Power,
    Energy,
    Data,
    /// Seconds to weeks.
    Time,
    /// Months to centuries.
    CalendarTime,
    Frequency,
    Pressure,
    Explosive,
    Angle,
}

macro_rules! units {
    ($($name:literal $kind:ident $dimension:ident $factor:literal [$($word:literal)*] [$($short:literal)*])*) => {
        &[$(Unit {
            name: $name,
            kind: QuantityKind::$kind,
            dimension: Dimension::$dimension,
            factor: $factor,
            words: &[$($word),*],
            short: &[$($short),*],
        }),*]
    };
}

/// Factors by the SI brochure and the international yard and pound agreement of 1959.
/// A plain `ton` is a unit of its own dimension-wise equal to the tonne: news texts rarely say which ton they mean.
pub const UNITS: &[Unit] = units! {
    "mm" Measure Length 0.001 ["millimetre" "millimetres" "millimeter" "millimeters"] ["mm"]
    "cm" Measure Length 0.01 ["centimetre" "centimetres" "centimeter" "centimeters"] ["cm"]
    "m" Measure Length 1.0 ["metre" "metres" "meter" "meters"] []
    "km" Measure Length 1000.0 ["kilometre" "kilometres" "kilometer" "kilometers"] ["km" "kms"]
    "inch" Measure Length 0.0254 ["inch" "inches"] []
    "foot" Measure Length 0.3048 ["foot" "feet"] ["ft"]
    "yard" Measure Length 0.9144 ["yard" "yards"] ["yd" "yds"]
    "mile" Measure Length 1609.344 ["mile" "miles"] ["mi"]
    "nautical mile" Measure Length 1852.0 [] ["nm" "nmi"]
    "light-year" Measure Length 9.4607304725808e15 [] []
    "square metre" Measure Area 1.0 [] ["sqm" "m²"]
    "square km" Measure Area 1e6 [] ["sqkm" "km²"]
    "square foot" Measure Area 0.09290304 [] ["sqft"]
    "square mile" Measure Area 2589988.110336 [] []
    "hectare" Measure Area 1e4 ["hectare" "hectares"] ["ha"]
    "acre" Measure Area 4046.8564224 ["acre" "acres"] []
    "litre" Measure Volume 1.0 ["litre" "litres" "liter" "liters"] []
    "millilitre" Measure Volume 0.001 ["millilitre" "millilitres" "milliliter" "milliliters"] ["ml"]
    "cubic metre" Measure Volume 1000.0 [] ["m³"]
    "cubic foot" Measure Volume 28.316846592 [] []
    "cubic km" Measure Volume 1e12 [] ["km³"]
    "gallon" Measure Volume 3.785411784 ["gallon" "gallons"] []
    "barrel" Measure Volume 158.987294928 ["barrel" "barrels"] ["bbl"]
    "mg" Measure Mass 1e-6 ["milligram" "milligrams"] ["mg"]
    "g" Measure Mass 0.001 ["gram" "grams" "gramme" "grammes"] []
    "kg" Measure Mass 1.0 ["kilogram" "kilograms" "kilogramme" "kilogrammes" "kilo" "kilos"] ["kg" "kgs"]
    "tonne" Measure Mass 1000.0 ["tonne" "tonnes" "ton" "tons"] []
    "ounce" Measure Mass 0.028349523125 ["ounce" "ounces"] ["oz"]
    "lb" Measure Mass 0.45359237 [] ["lb" "lbs"]
    "stone" Measure Mass 6.35029318 [] []
    "km/h" Measure Speed 1.0 [] ["km/h" "kmh" "kph" "kmph"]
    "mph" Measure Speed 1.609344 [] ["mph"]
    "m/s" Measure Speed 3.6 [] ["m/s"]
    "knot" Measure Speed 1.852 ["knot" "knots"] ["kt" "kts"]
    "°C" Measure Temperature 1.0 ["celsius" "centigrade"] ["°c" "ºc" "℃"]
    "°F" Measure Temperature 1.0 ["fahrenheit"] ["°f" "ºf" "℉"]
    "watt" Measure Power 1.0 ["watt" "watts"] []
    "kW" Measure Power 1e3 ["kilowatt" "kilowatts"] ["kw"]
    "MW" Measure Power 1e6 ["megawatt" "megawatts"] ["mw"]
    "GW" Measure Power 1e9 ["gigawatt" "gigawatts"] ["gw"]
    "TW" Measure Power 1e12 ["terawatt" "terawatts"] ["tw"]
    "horsepower" Measure Power 745.6998715822702 ["horsepower"] ["hp" "bhp"]
    "kWh" Measure Energy 1.0 ["kilowatt-hour" "kilowatt-hours"] ["kwh"]
    "MWh" Measure Energy 1e3 ["megawatt-hour" "megawatt-hours"] ["mwh"]
    "GWh" Measure Energy 1e6 ["gigawatt-hour" "gigawatt-hours"] ["gwh"]
    "TWh" Measure Energy 1e9 ["terawatt-hour" "terawatt-hours"] ["twh"]
    "byte" Measure Data 1.0 ["byte" "bytes"] []
    "kB" Measure Data 1e3 ["kilobyte" "kilobytes"] ["kb"]
    "MB" Measure Data 1e6 ["megabyte" "megabytes"] ["mb"]
    "GB" Measure Data 1e9 ["gigabyte" "gigabytes"] ["gb"]
    "TB" Measure Data 1e12 ["terabyte" "terabytes"] ["tb"]
    "PB" Measure Data 1e15 ["petabyte" "petabytes"] ["pb"]
    "Hz" Measure Frequency 1.0 ["hertz"] ["hz"]
    "kHz" Measure Frequency 1e3 ["kilohertz"] ["khz"]
    "MHz" Measure Frequency 1e6 ["megahertz"] ["mhz"]
    "GHz" Measure Frequency 1e9 ["gigahertz"] ["ghz"]
    "degree" Measure Angle 1.0 [] []
    "psi" Measure Pressure 1.0 [] ["psi"]
    "kiloton" Measure Explosive 1.0 ["kiloton" "kilotons" "kilotonne" "kilotonnes"] []
    "megaton" Measure Explosive 1e3 ["megaton" "megatons" "megatonne" "megatonnes"] []
    "second" Duration Time 1.0 ["second" "seconds"] ["sec" "secs"]
    "minute" Duration Time 60.0 ["minute" "minutes"] ["min" "mins"]
    "hour" Duration Time 3600.0 ["hour" "hours"] ["hr" "hrs"]
    "day" Duration Time 86400.0 ["day" "days"] []
    "week" Duration Time 604800.0 ["week" "weeks"] ["wk" "wks"]
    "month" Duration CalendarTime 1.0 ["month" "months"] ["mo" "mos"]
    "year" Duration CalendarTime 12.0 ["year" "years"] ["yr" "yrs"]
    "decade" Duration CalendarTime 120.0 ["decade" "decades"] []
    "century" Duration CalendarTime 1200.0 ["century" "centuries"] []
};

/// Units of two words: `square` + `km`. First word, second word's unit, the whole unit.
const COMPOUND: &[(&str, &str, &str)] = &[
    ("square", "m", "square metre"),
    ("square", "km", "square km"),
    ("square", "foot", "square foot"),
    ("square", "mile", "square mile"),
    ("sq", "m", "square metre"),
    ("sq", "km", "square km"),
    ("sq", "foot", "square foot"),
    ("sq", "mile", "square mile"),
    ("cubic", "m", "cubic metre"),
    ("cubic", "km", "cubic km"),
    ("cubic", "foot", "cubic foot"),
    ("nautical", "mile", "nautical mile"),
    ("light", "year", "light-year"),
    ("metric", "tonne", "tonne"),
    ("short", "tonne", "tonne"),
    ("long", "tonne", "tonne"),
];

/// A length per a time makes a speed: `km` + `hour`.
const PER: &[(&str, &str, &str)] = &[("km", "hour", "km/h"), ("mile", "hour", "mph"), ("m", "second", "m/s")];

impl Unit {
    pub fn named(name: &str) -> Option<&'static Unit> {
        UNITS.iter().find(|unit| unit.name == name)
    }

    /// The unit that a folded word names; `after_digits` admits short forms.
    pub fn of_word(word: &str, after_digits: bool) -> Option<&'static Unit> {
        UNITS
            .iter()
            .find(|unit| unit.words.contains(&word) || (after_digits && unit.short.contains(&word)))
    }

    /// `square` before `km`.
    pub fn compound(first: &str, second: &Unit) -> Option<&'static Unit> {
        let (_, _, name) = COMPOUND
            .iter()
            .find(|(word, unit, _)| *word == first && *unit == second.name)?;
        Unit::named(name)
    }

    /// `km` per `hour`.
    pub fn per(self: &Unit, time: &Unit) -> Option<&'static Unit> {
        let (_, _, name) = PER
            .iter()
            .find(|(unit, per, _)| *unit == self.name && *per == time.name)?;
        Unit::named(name)
    }

    /// The value in `other`, where both measure the same.
    pub fn convert(&self, value: f64, other: &Unit) -> Option<f64> {
        if self.name == other.name {
            return Some(value);
        }
        if self.dimension != other.dimension {
            return None;
        }
        Some(match (self.name, other.name) {
            ("°F", "°C") => (value - 32.0) / 1.8,
            ("°C", "°F") => value * 1.8 + 32.0,
            _ => value * (self.factor / other.factor),
        })
    }

    /// The name for any number but one.
    pub fn plural(&self) -> String {
        match self.name {
            "foot" => "feet".to_owned(),
            "inch" => "inches".to_owned(),
            "century" => "centuries".to_owned(),
            "square foot" => "square feet".to_owned(),
            "cubic foot" => "cubic feet".to_owned(),
            "horsepower" | "stone" => self.name.to_owned(),
            name if self.short.contains(&name.to_lowercase().as_str()) || name.len() <= 2 => name.to_owned(),
            name if name.ends_with("km") => name.to_owned(),
            name => format!("{name}s"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_units() {
        for (word, after_digits, expected) in [
            ("kilometres", false, Some("km")),
            ("km", true, Some("km")),
            ("km", false, None),
            ("feet", false, Some("foot")),
            ("tons", false, Some("tonne")),
            ("people", true, None),
            ("in", true, None),
            ("", true, None),
        ] {
            assert_eq!(
                Unit::of_word(word, after_digits).map(|unit| unit.name),
                expected,
                "{word}"
            );
        }
    }

    #[test]
    fn units_of_one_dimension_convert() {
        for (value, from, to, expected) in [
            (1.0, "mile", "km", Some(1.609)),
            (2.0, "tonne", "kg", Some(2000.0)),
            (212.0, "°F", "°C", Some(100.0)),
            (-40.0, "°C", "°F", Some(-40.0)),
            (2.0, "hour", "minute", Some(120.0)),
            (1.0, "month", "day", None),
            (1.0, "km", "kg", None),
        ] {
            let (Some(from), Some(to)) = (Unit::named(from), Unit::named(to)) else {
                panic!("unknown unit")
            };
            let got = from.convert(value, to);
            match (got, expected) {
                (Some(got), Some(expected)) => assert!((got - expected).abs() < 0.001, "{got} {expected}"),
                (got, expected) => assert_eq!(got, expected),
            }
        }
    }

    #[test]
    fn no_word_names_two_units() {
        let mut seen = std::collections::BTreeSet::new();
        for unit in UNITS {
            for word in unit.words.iter().chain(unit.short) {
                assert!(seen.insert(*word), "{word}");
            }
        }
        for (_, _, name) in COMPOUND.iter().chain(PER) {
            assert!(Unit::named(name).is_some(), "{name}");
        }
    }
}
