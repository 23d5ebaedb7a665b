//! Ridge-penalised logistic regression by Newton's method, and what its scores are worth.

const ROUNDS: usize = 25;
/// The fit has settled when no weight moves by more.
const SETTLED: f64 = 1e-6;

pub struct Example {
    pub features: Vec<f64>,
    /// 0 to 1.
    pub label: f64,
}

impl Example {
    pub fn new(features: Vec<f64>, label: f64) -> Example {
        Example { features, label }
    }
}

pub struct Fit {
    /// The penalty of a weight's square; the intercept bears none.
    pub ridge: f64,
    /// Whether the features are brought to a spread of one before they are penalised.
    pub standardised: bool,
    /// The features left out.
    pub out: Vec<bool>,
}

impl Fit {
    /// One weight per feature, then the intercept; of examples and how much they count. Features beyond those known to
    /// the fit are passed over.
    pub fn weights(&self, examples: &[(&Example, f64)]) -> Vec<f64> {
        let size = self.out.len();
        let count = examples.len() as f64;
        let mean = |at: usize| examples.iter().map(|(it, _)| it.features[at]).sum::<f64>() / count;
        let means: Vec<f64> = (0..size)
            .map(|at| if self.standardised { mean(at) } else { 0.0 })
            .collect();
        let spread = |at: usize| {
            let squares = examples
                .iter()
                .map(|(it, _)| (it.features[at] - means[at]).powi(2))
                .sum::<f64>();
            (squares / count).sqrt().max(1e-6)
        };
        let spreads: Vec<f64> = (0..size)
            .map(|at| if self.standardised { spread(at) } else { 1.0 })
            .collect();
        let rows: Vec<Vec<f64>> = examples
            .iter()
            .map(|(it, _)| {
                let value = |at: usize| {
                    if self.out[at] {
                        0.0
                    } else {
                        (it.features[at] - means[at]) / spreads[at]
                    }
                };
                (0..size).map(value).chain([1.0]).collect()
            })
            .collect();
        let mut weights = vec![0.0; size + 1];
        for _ in 0..ROUNDS {
            let (mut gradient, mut hessian) = (vec![0.0; size + 1], vec![vec![0.0; size + 1]; size + 1]);
            for ((example, weight), row) in examples.iter().zip(&rows) {
                let chance = sigmoid(row.iter().zip(&weights).map(|(value, weight)| value * weight).sum());
                let (slope, curve) = (example.label - chance, weight * chance * (1.0 - chance));
                for (i, value) in row.iter().enumerate() {
                    gradient[i] += weight * slope * value;
                    for (sum, other) in hessian[i].iter_mut().zip(row) {
                        *sum += curve * value * other;
                    }
                }
            }
            for at in 0..size {
                gradient[at] -= self.ridge * weights[at];
                hessian[at][at] += self.ridge;
            }
            let step = solve(hessian, gradient);
            weights.iter_mut().zip(&step).for_each(|(weight, step)| *weight += step);
            if step.iter().all(|step| step.abs() < SETTLED) {
                break;
            }
        }
        let mut intercept = weights.pop().unwrap_or(0.0);
        for at in 0..size {
            weights[at] /= spreads[at];
            intercept -= weights[at] * means[at];
        }
        weights.push(intercept);
        weights
    }
}

/// The probability by weights that end with the intercept; features beyond them are passed over.
pub fn chance(weights: &[f64], features: &[f64]) -> f64 {
    let Some((intercept, weights)) = weights.split_last() else {
        return 0.5;
    };
    let weighed = features.iter().zip(weights).map(|(value, weight)| value * weight);
    sigmoid(weighed.sum::<f64>() + intercept)
}

fn sigmoid(sum: f64) -> f64 {
    1.0 / (1.0 + (-sum).exp())
}

/// Gaussian elimination with pivots.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for column in 0..size {
        let pivot = (column..size).max_by(|a, b| matrix[*a][column].abs().total_cmp(&matrix[*b][column].abs()));
        matrix.swap(column, pivot.unwrap_or(column));
        right.swap(column, pivot.unwrap_or(column));
        let pivot = matrix[column].clone();
        for row in (0..size).filter(|row| *row != column) {
            let factor = matrix[row][column] / pivot[column];
            matrix[row]
                .iter_mut()
                .zip(&pivot)
                .for_each(|(value, above)| *value -= factor * above);
            right[row] -= factor * right[column];
        }
    }
    (0..size).map(|at| right[at] / matrix[at][at]).collect()
}

/// The chance that a pair that is the same scores above one that is not; of (score, label).
pub fn auc(scored: &[(f64, f64)]) -> f64 {
    let mut scored = scored.to_vec();
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut sum, mut before) = (0.0, 0.0);
    for tied in scored.chunk_by(|a, b| a.0 == b.0) {
        let same = tied.iter().filter(|it| it.1 > 0.5).count() as f64;
        let other = tied.len() as f64 - same;
        sum += same * (before + other / 2.0);
        before += other;
    }
    sum / (before * (scored.len() as f64 - before))
}

/// Of (score, label).
pub fn pearson(scored: &[(f64, f64)]) -> f64 {
    let count = scored.len() as f64;
    let (x, y) = (
        scored.iter().map(|it| it.0).sum::<f64>() / count,
        scored.iter().map(|it| it.1).sum::<f64>() / count,
    );
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| scored.iter().map(of).sum::<f64>();
    let covariance = sum(&|it| (it.0 - x) * (it.1 - y));
    covariance / (sum(&|it| (it.0 - x).powi(2)) * sum(&|it| (it.1 - y).powi(2))).sqrt()
}
