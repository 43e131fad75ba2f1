//! The network's parts: tables of rows, dense layers and LSTMs over whole numbers.

use super::arithmetic::{ONE, ONE_STATE, rounded, sigmoid, tanh};
use super::lanes::{LANES, dots};
use super::weights::{Section, Weights};

/// A table of rows, one a value of a feature. Stays where it lies in the file.
pub(super) struct Table<'w> {
    cells: Section<'w>,
    /// For each column what a cell's 1 stands for, in 4096ths of 1/[`ONE`].
    steps: Vec<i32>,
}

impl<'w> Table<'w> {
    pub(super) fn new(weights: &Weights<'w>, name: &str) -> Option<Self> {
        let cells = weights.small(name)?;
        let steps: Vec<i32> =
            weights.numbers(&format!("{name}.scale"))?.iter().map(|s| (s * ONE * 4096.0 + 0.5) as i32).collect();
        (steps.len() == cells.columns).then_some(Table { cells, steps })
    }

    /// How many numbers a row has.
    pub(super) fn columns(&self) -> usize {
        self.cells.columns
    }

    /// Writes a row; zeros where there is none.
    pub(super) fn write(&self, row: Option<usize>, out: &mut [i16]) {
        let start = row.map_or(usize::MAX, |r| r.saturating_mul(self.cells.columns));
        match self.cells.data.get(start..start.saturating_add(self.cells.columns)) {
            None => out.fill(0),
            Some(cells) => {
                for ((o, &cell), step) in out.iter_mut().zip(cells).zip(&self.steps) {
                    *o = ((i32::from(cell as i8).wrapping_mul(*step) + 2048) >> 12).clamp(-32767, 32767) as i16;
                }
            }
        }
    }
}

/// A dense layer: each output is a row's sum of products with the inputs, times the row's scale, plus its bias.
pub(super) struct Dense {
    /// Rows of `width` numbers each, padded with zeros to a multiple of four rows.
    rows: Vec<i16>,
    width: usize,
    outputs: usize,
    scales: Vec<f32>,
    biases: Vec<f32>,
}

impl Dense {
    /// `one` is what stands for 1.0 among its inputs.
    pub(super) fn new(weights: &Weights<'_>, name: &str, one: f32) -> Option<Self> {
        let cells = weights.small(name)?;
        let width = cells.columns.next_multiple_of(LANES);
        let padded = cells.rows.next_multiple_of(4);
        let mut rows = vec![0; width * padded];
        for (row, cells) in rows.chunks_exact_mut(width.max(1)).zip(cells.data.chunks_exact(cells.columns.max(1))) {
            for (to, &from) in row.iter_mut().zip(cells) {
                *to = i16::from(from as i8);
            }
        }
        let mut scales: Vec<f32> = weights.numbers(&format!("{name}.scale"))?.iter().map(|s| s / one).collect();
        let mut biases = weights.numbers(&format!("{name}.bias")).unwrap_or_else(|| vec![0.0; cells.rows]);
        let sound = scales.len() == cells.rows && biases.len() == cells.rows && cells.columns > 0;
        scales.resize(padded, 0.0);
        biases.resize(padded, 0.0);
        sound.then_some(Dense { rows, width, outputs: cells.rows, scales, biases })
    }

    /// How many outputs there are.
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// How many inputs it takes.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The outputs for each of several inputs of the layer's width, one row an input, of [`Dense::padded`] numbers.
    pub(super) fn all(&self, inputs: &[i16], step: usize) -> Vec<f32> {
        let count = (inputs.len() + step).saturating_sub(self.width) / step.max(1);
        let mut out = vec![0.0; count * self.padded()];
        // Four rows stay at hand while the inputs pass.
        for (k, four) in self.fours() {
            for (input, out) in inputs.windows(self.width).step_by(step).zip(out.chunks_exact_mut(self.padded())) {
                out[4 * k..4 * k + 4].copy_from_slice(&four.of(input));
            }
        }
        out
    }

    /// Adds the outputs for one input.
    fn add(&self, input: &[i16], out: &mut [f32]) {
        for ((_, four), out) in self.fours().zip(out.as_chunks_mut::<4>().0) {
            let values = four.of(input);
            for k in 0..4 {
                out[k] += values[k];
            }
        }
    }

    /// How many outputs there are with the padding.
    pub(super) fn padded(&self) -> usize {
        self.scales.len()
    }

    fn fours(&self) -> impl Iterator<Item = (usize, Four<'_>)> {
        let numbers = self.scales.as_chunks::<4>().0.iter().zip(self.biases.as_chunks::<4>().0);
        (self.rows.chunks_exact(4 * self.width).zip(numbers))
            .map(|(rows, (scales, biases))| {
                let (ab, cd) = rows.split_at(2 * self.width);
                let ((a, b), (c, d)) = (ab.split_at(self.width), cd.split_at(self.width));
                Four { rows: [a, b, c, d], scales, biases }
            })
            .enumerate()
    }
}

/// Four rows of a dense layer.
struct Four<'d> {
    rows: [&'d [i16]; 4],
    scales: &'d [f32; 4],
    biases: &'d [f32; 4],
}

impl Four<'_> {
    fn of(&self, input: &[i16]) -> [f32; 4] {
        let sums = dots(self.rows, input);
        std::array::from_fn(|k| sums[k] as f32 * self.scales[k] + self.biases[k])
    }
}

/// An LSTM layer that reads from both ends.
pub(super) struct Lstm {
    on: Direction,
    back: Direction,
}

struct Direction {
    input: Dense,
    own: Dense,
    units: usize,
}

impl Lstm {
    /// `one` is what stands for 1.0 among its inputs.
    pub(super) fn new(weights: &Weights<'_>, name: &str, one: f32) -> Option<Self> {
        let direction =
            |way: &str| {
                let input = Dense::new(weights, &format!("{name}.{way}.in"), one)?;
                let own = Dense::new(weights, &format!("{name}.{way}.own"), ONE_STATE)?;
                let units = own.outputs() / 4;
                (own.width() == units && units.is_multiple_of(LANES) && input.padded() == 4 * units)
                    .then_some(Direction { input, own, units })
            };
        Some(Lstm { on: direction("on")?, back: direction("back")? })
    }

    /// How many numbers it gives for each token.
    pub(super) fn outputs(&self) -> usize {
        self.on.units + self.back.units
    }

    /// How many numbers it takes for each token.
    pub(super) fn width(&self) -> usize {
        self.on.input.width()
    }

    /// The states after each token, those of both directions side by side.
    pub(super) fn run(&self, inputs: &[i16], tokens: usize) -> Vec<i16> {
        let mut out = vec![0; tokens * self.outputs()];
        self.on.run(inputs, 0..tokens, 0, self.outputs(), &mut out);
        self.back.run(inputs, (0..tokens).rev(), self.on.units, self.outputs(), &mut out);
        out
    }
}

impl Direction {
    fn run(&self, inputs: &[i16], order: impl Iterator<Item = usize>, at: usize, columns: usize, out: &mut [i16]) {
        let (units, width) = (self.units, self.input.width());
        let mut driven = self.input.all(inputs, width);
        let mut state = vec![0_i16; units];
        let mut cell = vec![0.0_f32; units];
        for token in order {
            let place = token * columns + at;
            let gates = driven.get_mut(token * 4 * units..(token + 1) * 4 * units);
            let (Some(gates), Some(to)) = (gates, out.get_mut(place..place + units)) else { continue };
            self.own.add(&state, gates);
            step(gates, &mut cell, &mut state);
            to.copy_from_slice(&state);
        }
    }
}

/// One step of an LSTM: gates in PyTorch's order, input, forget, cell, output.
fn step(gates: &[f32], cell: &mut [f32], state: &mut [i16]) {
    let (enter, rest) = gates.split_at(cell.len());
    let (keep, rest) = rest.split_at(cell.len());
    let (news, show) = rest.split_at(cell.len());
    for (((((cell, state), enter), keep), news), show) in
        cell.iter_mut().zip(state).zip(enter).zip(keep).zip(news).zip(show)
    {
        *cell = sigmoid(*keep) * *cell + sigmoid(*enter) * tanh(*news);
        *state = rounded(sigmoid(*show) * tanh(*cell) * ONE_STATE);
    }
}
