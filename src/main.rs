//! The `demarche` program: arguments in, exit code out. All work is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    demarche::cli::run()
}
