// SPDX-License-Identifier: Apache-2.0
//! Puts pubgrub-rs to problems in files, and prints for each the median time of one solution and how it ended.
//!
//! A line of a file is a version: project, version, and for each dependency its project, the first and the last
//! version that will do. Project 0 is the root. Files are made by `SolverProblems` of `resolver-tests`.

use pubgrub::{resolve, OfflineDependencyProvider, PubGrubError, Ranges};
use std::time::{Duration, Instant};

type Provider = OfflineDependencyProvider<u32, Ranges<u32>>;

/// Enough runs of the quick ones, one of the slow ones.
const ENOUGH: Duration = Duration::from_millis(1500);

fn read(file: &str) -> Result<Provider, String> {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
    let mut provider = Provider::new();
    for line in text.lines() {
        let words: Vec<u32> = line
            .split(' ')
            .map(|word| word.parse().map_err(|_| format!("{file}: '{word}' is no number")))
            .collect::<Result<_, _>>()?;
        let needs = words[2..]
            .chunks_exact(3)
            .map(|need| (need[0], Ranges::between(need[1], need[2] + 1)));
        provider.add_dependencies(words[0], words[1], needs.collect::<Vec<_>>());
    }
    Ok(provider)
}

fn main() -> Result<(), String> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        return Err("which files?".into());
    }
    println!("{:<28} {:>5} {:>12}", "problem", "end", "median ms");
    for file in files {
        let provider = read(&file)?;
        let mut times = Vec::new();
        let begin = Instant::now();
        let mut end = "";
        while times.is_empty() || (begin.elapsed() < ENOUGH && times.len() < 200) {
            let start = Instant::now();
            end = match resolve(&provider, 0u32, 0u32) {
                Ok(_) => "yes",
                Err(PubGrubError::NoSolution(_)) => "no",
                Err(error) => return Err(format!("{file}: {error}")),
            };
            times.push(start.elapsed());
        }
        times.sort();
        let name = file.rsplit('/').next().unwrap_or(&file).trim_end_matches(".txt");
        println!("{:<28} {:>5} {:>12.2}", name, end, times[times.len() / 2].as_secs_f64() * 1e3);
    }
    Ok(())
}
