//! Logits to the likeliest labels, and the probability of each of them: a linear-chain CRF (Lafferty, McCallum and
//! Pereira 2001).

use super::arithmetic::exp;

/// How many labels there are: none, and the begin and inside of source, cue, content.
pub(super) const LABELS: usize = 7;

/// Logits or probabilities of all labels.
type Row = [f32; LABELS];

/// What steps between labels add to their logits.
pub(super) struct Chain {
    moves: [Row; LABELS],
    starts: Row,
    /// The same, taken out of the logarithm.
    move_weights: [Row; LABELS],
    start_weights: Row,
}

impl Chain {
    /// `moves` has one row for each label before.
    pub(super) fn new(moves: &[f32], starts: &[f32]) -> Option<Self> {
        let moves: [Row; LABELS] = moves.as_chunks::<LABELS>().0.try_into().ok()?;
        let starts: Row = starts.try_into().ok()?;
        let weights = |row: Row| row.map(exp);
        Some(Chain { moves, starts, move_weights: moves.map(weights), start_weights: weights(starts) })
    }

    /// The likeliest labels of a paragraph, each with its marginal probability. `logits` has [`LABELS`] a token.
    pub(super) fn decode(&self, logits: &[f32]) -> Vec<(u8, f32)> {
        let rows = logits.as_chunks::<LABELS>().0;
        let labels = self.best(rows);
        let marginals = self.marginals(rows);
        labels.into_iter().zip(marginals).map(|(label, row)| (label, row[usize::from(label)])).collect()
    }

    /// Viterbi's algorithm.
    fn best(&self, rows: &[Row]) -> Vec<u8> {
        let Some(first) = rows.first() else { return Vec::new() };
        let mut total: Row = std::array::from_fn(|l| first[l] + self.starts[l]);
        let mut before: Vec<[u8; LABELS]> = Vec::with_capacity(rows.len());
        for row in rows.iter().skip(1) {
            let mut from = [0_u8; LABELS];
            let mut next = [f32::NEG_INFINITY; LABELS];
            for (label, (best, from)) in next.iter_mut().zip(&mut from).enumerate() {
                for (i, (sum, moves)) in total.iter().zip(&self.moves).enumerate() {
                    if sum + moves[label] > *best {
                        *best = sum + moves[label];
                        *from = i as u8;
                    }
                }
                *best += row[label];
            }
            total = next;
            before.push(from);
        }
        let mut label = (1..LABELS).fold(0, |best, l| if total[l] > total[best] { l } else { best }) as u8;
        let mut labels = vec![label];
        for from in before.iter().rev() {
            label = from[usize::from(label)];
            labels.push(label);
        }
        labels.reverse();
        labels
    }

    /// The forward-backward algorithm, each column scaled to a sum of 1.
    fn marginals(&self, rows: &[Row]) -> Vec<Row> {
        let weights = |row: &Row| {
            let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            row.map(|logit| exp(logit - most))
        };
        let mut ahead: Vec<Row> = Vec::with_capacity(rows.len());
        for row in rows {
            let own = weights(row);
            let reached = match ahead.last() {
                None => self.start_weights,
                Some(last) => {
                    std::array::from_fn(|l| (0..LABELS).fold(0.0, |sum, i| sum + last[i] * self.move_weights[i][l]))
                }
            };
            ahead.push(scaled(std::array::from_fn(|l| reached[l] * own[l])));
        }
        let mut behind: Row = [1.0; LABELS];
        for (column, row) in ahead.iter_mut().zip(rows).rev() {
            *column = scaled(std::array::from_fn(|l| column[l] * behind[l]));
            let own = weights(row);
            behind = scaled(std::array::from_fn(|i| {
                (0..LABELS).fold(0.0, |sum, l| sum + self.move_weights[i][l] * own[l] * behind[l])
            }));
        }
        ahead
    }
}

/// The same proportions with a sum of 1.
fn scaled(row: Row) -> Row {
    let sum = row.iter().fold(0.0, |sum, &x| sum + x);
    if sum > 0.0 { row.map(|x| x / sum) } else { [1.0 / LABELS as f32; LABELS] }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Inside labels only after their own role.
    fn chain() -> Chain {
        let mut moves = [[0.0; LABELS]; LABELS];
        let mut starts = [0.0; LABELS];
        for after in [2, 4, 6] {
            starts[after] = -1e4;
            for (before, row) in moves.iter_mut().enumerate() {
                row[after] = if before == after || before + 1 == after { 0.5 } else { -1e4 };
            }
        }
        Chain::new(moves.as_flattened(), &starts).unwrap()
    }

    /// Every path of four tokens, summed up.
    #[test]
    fn best_labels_and_marginals_are_those_of_all_paths() {
        let chain = chain();
        let rows: Vec<Row> =
            (0..4).map(|t| std::array::from_fn(|l| ((t * 31 + l * 17) % 13) as f32 / 4.0 - 1.5)).collect();
        let mut marginals = vec![[0.0_f64; LABELS]; 4];
        let (mut best, mut all) = ((f64::MIN, vec![]), 0.0);
        for path in 0..LABELS.pow(4) {
            let labels: Vec<usize> = (0..4).map(|t| path / LABELS.pow(t) % LABELS).collect();
            let mut score = f64::from(chain.starts[labels[0]]);
            score += labels.windows(2).map(|w| f64::from(chain.moves[w[0]][w[1]])).sum::<f64>();
            score += labels.iter().zip(&rows).map(|(&l, row)| f64::from(row[l])).sum::<f64>();
            all += score.exp();
            labels.iter().zip(&mut marginals).for_each(|(&l, s)| s[l] += score.exp());
            if score > best.0 {
                best = (score, labels);
            }
        }
        for (t, (label, probability)) in chain.decode(rows.as_flattened()).into_iter().enumerate() {
            assert_eq!(usize::from(label), best.1[t]);
            assert!((f64::from(probability) - marginals[t][usize::from(label)] / all).abs() < 1e-4);
        }
    }

    #[test]
    fn a_long_paragraph_stays_finite() {
        let logits: Vec<f32> = (0..7 * 5000).map(|i| (i % 11) as f32 * 9.0 - 40.0).collect();
        assert!(chain().decode(&logits).iter().all(|&(_, probability)| (0.0..=1.0).contains(&probability)));
        assert!(chain().decode(&[]).is_empty());
    }
}
