//! The network's parts: tables of rows, dense layers and LSTMs over whole numbers.

use super::arithmetic::{ONE, ONE_STATE, rounded, sigmoid, tanh};
use super::lanes::{self, Block, Lanes, OUTPUTS, Work, widest};
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
    /// For each sixteen outputs, a block for each two inputs. What is missing to full blocks is zero.
    blocks: Vec<Block>,
    width: usize,
    outputs: usize,
    scales: Vec<[f32; OUTPUTS]>,
    biases: Vec<[f32; OUTPUTS]>,
}

impl Dense {
    /// `one` is what stands for 1.0 among its inputs.
    pub(super) fn new(weights: &Weights<'_>, name: &str, one: f32) -> Option<Self> {
        let cells = weights.small(name)?;
        let width = cells.columns.next_multiple_of(2);
        let mut blocks = vec![[0; 2 * OUTPUTS]; cells.rows.div_ceil(OUTPUTS) * width / 2];
        for (row, cells) in cells.data.chunks_exact(cells.columns.max(1)).enumerate() {
            let (first, place) = (row / OUTPUTS * (width / 2), row % OUTPUTS * 2);
            for (two, block) in cells.chunks(2).zip(blocks.iter_mut().skip(first)) {
                for (to, &from) in block.iter_mut().skip(place).zip(two) {
                    *to = i16::from(from as i8);
                }
            }
        }
        let scales: Vec<f32> = weights.numbers(&format!("{name}.scale"))?.iter().map(|s| s / one).collect();
        let biases = weights.numbers(&format!("{name}.bias")).unwrap_or_else(|| vec![0.0; cells.rows]);
        let sound = scales.len() == cells.rows && biases.len() == cells.rows && cells.columns > 0;
        let (scales, biases) = (sixteens(&scales), sixteens(&biases));
        sound.then_some(Dense { blocks, width, outputs: cells.rows, scales, biases })
    }

    /// How many outputs there are.
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// How many inputs it takes.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// How many outputs there are with the padding.
    pub(super) fn padded(&self) -> usize {
        self.scales.len() * OUTPUTS
    }

    /// The outputs for each of several inputs of the layer's width, one row an input, of [`Dense::padded`] numbers.
    pub(super) fn all(&self, inputs: &[i16], step: usize) -> Vec<f32> {
        widest(All { dense: self, inputs, step })
    }

    /// Adds the outputs for one input.
    #[inline(always)]
    fn add<L: Lanes>(&self, input: &[i16], out: &mut [f32]) {
        for (sixteen, out) in self.sixteens().zip(out.as_chunks_mut::<OUTPUTS>().0) {
            for (out, value) in out.iter_mut().zip(sixteen.one::<L>(input)) {
                *out += value;
            }
        }
    }

    #[inline(always)]
    fn sixteens(&self) -> impl Iterator<Item = Sixteen<'_>> {
        let numbers = self.scales.iter().zip(&self.biases);
        (self.blocks.chunks_exact(self.width / 2)).zip(numbers).map(|(blocks, (scales, biases))| Sixteen {
            blocks,
            scales,
            biases,
        })
    }
}

/// Numbers in rows of sixteen, the last one filled up with zeros.
fn sixteens(numbers: &[f32]) -> Vec<[f32; OUTPUTS]> {
    let row = |of: &[f32]| std::array::from_fn(|k| of.get(k).copied().unwrap_or_default());
    numbers.chunks(OUTPUTS).map(row).collect()
}

/// Sixteen outputs of a dense layer.
struct Sixteen<'d> {
    blocks: &'d [Block],
    scales: &'d [f32; OUTPUTS],
    biases: &'d [f32; OUTPUTS],
}

impl Sixteen<'_> {
    #[inline(always)]
    fn one<L: Lanes>(&self, input: &[i16]) -> [f32; OUTPUTS] {
        self.scaled(lanes::one::<L>(self.blocks, input))
    }

    #[inline(always)]
    fn two<L: Lanes>(&self, inputs: [&[i16]; 2]) -> [[f32; OUTPUTS]; 2] {
        let [first, second] = lanes::two::<L>(self.blocks, inputs);
        [self.scaled(first), self.scaled(second)]
    }

    #[inline(always)]
    fn scaled(&self, sums: [i32; OUTPUTS]) -> [f32; OUTPUTS] {
        std::array::from_fn(|k| sums[k] as f32 * self.scales[k] + self.biases[k])
    }
}

/// A dense layer over many inputs.
struct All<'d> {
    dense: &'d Dense,
    inputs: &'d [i16],
    step: usize,
}

impl Work for All<'_> {
    type Out = Vec<f32>;

    #[inline(always)]
    fn with<L: Lanes>(self) -> Vec<f32> {
        let (width, padded, step) = (self.dense.width, self.dense.padded(), self.step.max(1));
        let count = (self.inputs.len() + step).saturating_sub(width) / step;
        let mut out = vec![0.0; count * padded];
        let input = |n: usize| self.inputs.get(n * step..n * step + width).unwrap_or_default();
        // The weights of sixteen outputs stay at hand while the inputs pass, two by two.
        for (k, sixteen) in self.dense.sixteens().enumerate() {
            let at = k * OUTPUTS;
            for (n, two) in out.chunks_mut(2 * padded).enumerate() {
                let values = sixteen.two::<L>([input(2 * n), input((2 * n + 1).min(count - 1))]);
                for (out, values) in two.chunks_exact_mut(padded).zip(values) {
                    out[at..at + OUTPUTS].copy_from_slice(&values);
                }
            }
        }
        out
    }
}

/// A recurrent layer: one LSTM forward and one backward.
pub(super) struct Lstm {
    forward: Direction,
    backward: Direction,
}

/// An LSTM's weights for its input and for its hidden state.
struct Direction {
    input: Dense,
    hidden: Dense,
    units: usize,
}

impl Lstm {
    /// `one` is what stands for 1.0 among its inputs.
    pub(super) fn new(weights: &Weights<'_>, name: &str, one: f32) -> Option<Self> {
        let direction = |way: &str| {
            let input = Dense::new(weights, &format!("{name}.{way}.input"), one)?;
            let hidden = Dense::new(weights, &format!("{name}.{way}.hidden"), ONE_STATE)?;
            let units = hidden.outputs() / 4;
            (hidden.width() == units && input.padded() == 4 * units).then_some(Direction { input, hidden, units })
        };
        Some(Lstm { forward: direction("forward")?, backward: direction("backward")? })
    }

    /// How many numbers it gives for each token.
    pub(super) fn outputs(&self) -> usize {
        self.forward.units + self.backward.units
    }

    /// How many numbers it takes for each token.
    pub(super) fn width(&self) -> usize {
        self.forward.input.width()
    }

    /// The hidden states after each token, those of both directions side by side.
    pub(super) fn run(&self, inputs: &[i16], tokens: usize) -> Vec<i16> {
        let mut out = vec![0; tokens * self.outputs()];
        self.forward.run(inputs, false, 0, self.outputs(), &mut out);
        self.backward.run(inputs, true, self.forward.units, self.outputs(), &mut out);
        out
    }
}

impl Direction {
    /// Writes the hidden states after each token at column `at` of rows of `columns`.
    fn run(&self, inputs: &[i16], backwards: bool, at: usize, columns: usize, out: &mut [i16]) {
        let gates = self.input.all(inputs, self.input.width());
        widest(Pass { direction: self, gates, backwards, at, columns, out });
    }
}

/// The steps of an LSTM over all tokens.
struct Pass<'l> {
    direction: &'l Direction,
    /// What the inputs give to each token's gates.
    gates: Vec<f32>,
    backwards: bool,
    at: usize,
    columns: usize,
    out: &'l mut [i16],
}

impl Work for Pass<'_> {
    type Out = ();

    #[inline(always)]
    fn with<L: Lanes>(mut self) {
        let units = self.direction.units;
        let mut state = vec![0_i16; units];
        let mut cell = vec![0.0_f32; units];
        let tokens = self.out.len() / self.columns.max(1);
        for n in 0..tokens {
            let token = if self.backwards { tokens - 1 - n } else { n };
            let place = token * self.columns + self.at;
            let gates = self.gates.get_mut(token * 4 * units..(token + 1) * 4 * units);
            let (Some(gates), Some(to)) = (gates, self.out.get_mut(place..place + units)) else { continue };
            self.direction.hidden.add::<L>(&state, gates);
            step(gates, &mut cell, &mut state);
            to.copy_from_slice(&state);
        }
    }
}

/// One step of an LSTM: gates in PyTorch's order, input, forget, candidate, output.
#[inline(always)]
fn step(gates: &[f32], cell: &mut [f32], state: &mut [i16]) {
    let (input, rest) = gates.split_at(cell.len());
    let (forget, rest) = rest.split_at(cell.len());
    let (candidate, output) = rest.split_at(cell.len());
    for (((((cell, state), input), forget), candidate), output) in
        cell.iter_mut().zip(state).zip(input).zip(forget).zip(candidate).zip(output)
    {
        *cell = sigmoid(*forget) * *cell + sigmoid(*input) * tanh(*candidate);
        *state = rounded(sigmoid(*output) * tanh(*cell) * ONE_STATE);
    }
}
