//! Serves www/ on this machine only, by Node: xtask/serve.mjs holds the headers that a publisher should send.

use crate::tools;
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use xshell::{Shell, cmd};

/// Serves www/ until stopped.
pub(crate) fn serve(shell: &Shell, port: u16) -> Result<()> {
    let port = port.to_string();
    cmd!(shell, "node xtask/serve.mjs {port}").quiet().run().map_err(Into::into)
}

/// A server beside a command; it ends with this value.
pub(crate) struct Server {
    process: Child,
    /// Where it is: "http://127.0.0.1:PORT/".
    pub address: String,
}

impl Server {
    /// Starts one on a free port.
    pub(crate) fn start() -> Result<Self> {
        let script = tools::root().join("xtask/serve.mjs");
        let mut process = Command::new("node").arg(script).arg("0").stdout(Stdio::piped()).spawn()?;
        let output = process.stdout.take().context("the server has no output")?;
        let first = BufReader::new(output).lines().next().context("the server ended at once")??;
        let address = first.split_whitespace().last().context("the server does not say where it is")?.to_owned();
        Ok(Server { process, address })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
