//! The network's parts: tables of rows, dense layers and LSTMs over whole numbers.

use super::arithmetic::{LANES, ONE, ONE_STATE, dots, rounded, sigmoid, tanh};
use super::weights::{Section, Weights};

/// A table of rows, one a value of a feature. Stays where it lies in the file.
pub(super) struct Table<'w> {
    cells: Section<'w>,
    /// For each column what a cell's 1 stands for, in 65536ths of 1/[`ONE`].
    steps: Vec<i64>,
}

impl<'w> Table<'w> {
    pub(super) fn new(weights: &Weights<'w>, name: &str) -> Option<Self> {
        let cells = weights.small(name)?;
        let steps: Vec<i64> =
            weights.numbers(&format!("{name}.scale"))?.iter().map(|s| (s * ONE * 65536.0 + 0.5) as i64).collect();
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
                    *o = ((i64::from(cell as i8) * step + 32768) >> 16).clamp(-32767, 32767) as i16;
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

    /// Gives `keep` each output's index and value, for inputs of the layer's width.
    pub(super) fn each(&self, inputs: &[i16], mut keep: impl FnMut(usize, f32)) {
        let (scales, biases) = (self.scales.as_chunks::<4>().0, self.biases.as_chunks::<4>().0);
        for (i, (four, (scales, biases))) in
            self.rows.chunks_exact(4 * self.width).zip(scales.iter().zip(biases)).enumerate()
        {
            let (ab, cd) = four.split_at(2 * self.width);
            let ((a, b), (c, d)) = (ab.split_at(self.width), cd.split_at(self.width));
            let sums = dots([a, b, c, d], inputs);
            for k in 0..4 {
                keep(4 * i + k, sums[k] as f32 * scales[k] + biases[k]);
            }
        }
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
                (own.width() == units && units.is_multiple_of(LANES) && input.outputs() == 4 * units)
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
        let mut state = vec![0_i16; units];
        let mut cell = vec![0.0_f32; units];
        let mut gates = vec![0.0_f32; 4 * units];
        for token in order {
            let Some(input) = inputs.get(token * width..(token + 1) * width) else { continue };
            self.input.each(input, |i, value| gates[i] = value);
            self.own.each(&state, |i, value| gates[i] += value);
            let (keep_in, rest) = gates.split_at(units);
            let (forget, rest) = rest.split_at(units);
            let (news, show) = rest.split_at(units);
            for i in 0..units {
                cell[i] = sigmoid(forget[i]) * cell[i] + sigmoid(keep_in[i]) * tanh(news[i]);
                state[i] = rounded(sigmoid(show[i]) * tanh(cell[i]) * ONE_STATE);
            }
            if let Some(to) = out.get_mut(token * columns + at..token * columns + at + units) {
                to.copy_from_slice(&state);
            }
        }
    }
}
