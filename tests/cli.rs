//! The real program on small folders: what it writes, what it says, and its exit codes.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const ACCUSATION: &str = "Britain accuses Russia of poisoning\n\nThe Example Times\n13 March 2018\n\n\
LONDON, March 13 - Britain accused Russia on Monday of poisoning a former spy in the city of Salisbury. \
The investigation goes on, and the police asked witnesses to come forward.\n";
const DENIAL: &str = "Russia denies poisoning\n\nThe Example Times\n15 March 2018\n\n\
MOSCOW, March 15 - Russia denied the British accusation on Wednesday. \
The foreign ministry of Russia accused Britain of hiding evidence.\n";

/// A folder with two articles on one quarrel and `more` files.
fn folder(more: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let articles = [
        ("2018/accusation.txt", ACCUSATION.as_bytes()),
        ("2018/denial.txt", DENIAL.as_bytes()),
    ];
    for (name, bytes) in articles.iter().chain(more) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// The program in `folder`, on a machine without a display.
fn demarche(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    demarche(folder, arguments).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json_lines(bytes: &[u8]) -> Vec<Value> {
    String::from_utf8_lossy(bytes)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// What `code` writes for `input`.
fn code(input: &str) -> Output {
    let mut child = demarche(Path::new("."), &["code"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    output
}

#[track_caller]
fn check_exit(output: &Output, code: i32, message: &str) {
    assert_eq!(output.status.code(), Some(code), "{}", stderr(output));
    assert!(stderr(output).contains(message), "{}", stderr(output));
}

#[test]
fn import_writes_one_json_line_an_event_to_standard_output() {
    let folder = folder(&[]);
    let output = run(folder.path(), &["import", "."]);
    check_exit(&output, 0, "2 articles");
    let events = json_lines(&output.stdout);
    let accusation = events
        .iter()
        .find(|event| event["category"] == "ACCUSE" && event["source"] == "GBR")
        .expect("Britain accused Russia");
    assert_eq!(accusation["target"], "RUS");
    let mention = &accusation["mentions"][0];
    assert_eq!(mention["file"], "2018/accusation.txt");
    assert!(
        mention["sentence"]
            .as_str()
            .unwrap()
            .contains("accused Russia")
    );
    let ids: Vec<_> = events.iter().map(|event| event["id"].clone()).collect();
    assert!(
        events
            .iter()
            .all(|event| event["answers"].is_null() || ids.contains(&event["answers"]))
    );
}

#[test]
fn import_writes_a_table_when_the_file_ends_in_csv() {
    let folder = folder(&[]);
    let output = run(folder.path(), &["import", "2018", "-o", "events.csv"]);
    check_exit(&output, 0, "2 articles");
    assert!(output.stdout.is_empty());
    let mut table = csv::Reader::from_path(folder.path().join("events.csv")).unwrap();
    assert_eq!(table.headers().unwrap().get(0), Some("id"));
    let rows: Vec<_> = table.records().map(Result::unwrap).collect();
    let lines = run(folder.path(), &["import", "2018"]);
    assert_eq!(rows.len(), json_lines(&lines.stdout).len());
    assert!(!rows.is_empty());
}

#[test]
fn the_format_can_be_said_against_the_ending() {
    let folder = folder(&[]);
    let output = run(
        folder.path(),
        &["import", ".", "--format", "csv", "-o", "events.txt"],
    );
    check_exit(&output, 0, "");
    let text = fs::read_to_string(folder.path().join("events.txt")).unwrap();
    assert!(text.starts_with("id,date,date_end,"), "{text}");
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_rest_goes_on() {
    let folder = folder(&[]);
    let huge = fs::File::create(folder.path().join("huge.txt")).unwrap();
    huge.set_len(101 << 20).unwrap(); // sparse: takes no room
    let arguments = ["import", ".", "--report", "report.json", "-o", "e.jsonl"];
    let output = run(folder.path(), &arguments);
    check_exit(&output, 0, "huge.txt: expected at most 100 MB");
    let report = fs::read(folder.path().join("report.json")).unwrap();
    let report: Value = serde_json::from_slice(&report).unwrap();
    let files: Vec<_> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| format!("{} {}", file["file"], file["status"]).replace('"', ""))
        .collect();
    assert_eq!(
        files,
        [
            "2018/accusation.txt read",
            "2018/denial.txt read",
            "huge.txt failed"
        ]
    );
    assert!(report["files"][0]["articles"][0]["events"].as_u64() > Some(0));
}

#[test]
fn import_of_nothing_readable_fails_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = run(folder.path(), &["import", "nowhere"]);
    check_exit(&nowhere, 1, "nowhere");
    let empty = run(folder.path(), &["import", "."]);
    check_exit(&empty, 1, "no article could be read in .");
    assert!(empty.stdout.is_empty());
}

#[test]
fn wrong_usage_is_told_with_what_would_be_right() {
    let folder = folder(&[]);
    for (arguments, message) in [
        (&["import"][..], "PATH"),
        (&["export", "."], "--output"),
        (&["export", ".", "-o", "chart.gif"], ".svg, .png or .pdf"),
        (
            &["export", ".", "-o", "c.svg", "--categories", "ACUSE"],
            "did you mean ACCUSE?",
        ),
        (
            &["export", ".", "-o", "c.svg", "--countries", "GBR,Russia"],
            "did you mean RUS?",
        ),
        (
            &["export", ".", "-o", "c.svg", "--from", "4 March"],
            "2018-03-04, 2018-03 or 2018",
        ),
        (
            &[
                "export", ".", "-o", "c.svg", "--from", "2019", "--to", "2018",
            ],
            "--from 2019-01-01 lies after --to 2018-12-31",
        ),
        (&["export", ".", "-o", "c.png", "--dpi", "0"], "36..=1200"),
    ] {
        let output = run(folder.path(), arguments);
        check_exit(&output, 2, message);
    }
    assert!(!folder.path().join("c.svg").exists());
}

#[test]
fn export_draws_all_three_formats_without_a_display() {
    let folder = folder(&[]);
    for (name, start) in [
        ("chart.svg", &b"<svg"[..]),
        ("chart.png", b"\x89PNG"),
        ("chart.pdf", b"%PDF"),
    ] {
        let draw = || {
            let output = run(
                folder.path(),
                &["export", "2018", "-o", name, "--dpi", "72"],
            );
            check_exit(&output, 0, "");
            fs::read(folder.path().join(name)).unwrap()
        };
        let first = draw();
        let opens = first
            .windows(start.len())
            .take(200)
            .any(|window| window == start);
        assert!(opens, "{name} does not open as its format does");
        assert!(first == draw(), "two runs of {name} differ");
    }
}

#[test]
fn export_draws_what_the_filter_lets_pass() {
    let folder = folder(&[]);
    let draw = |name: &str, more: &[&str]| {
        let arguments = [&["export", ".", "-o", name][..], more].concat();
        let output = run(folder.path(), &arguments);
        check_exit(&output, 0, "");
        fs::read_to_string(folder.path().join(name)).unwrap()
    };
    let all = draw("all.svg", &[]);
    let narrow = draw(
        "accusations.svg",
        &["--categories", "accuse", "--title", "Who accused whom"],
    );
    assert!(narrow.contains("Who accused whom"));
    assert!(!all.contains("Who accused whom"));
    let denial = "<title>Russia denies";
    let accusation = "<title>United Kingdom accuses";
    assert!(all.contains(denial) && all.contains(accusation));
    assert!(!narrow.contains(denial) && narrow.contains(accusation));
    // Each of the other filters leaves the denial of 14 March in and the accusation of 12 March out, or the other way round.
    for (option, value, shown, hidden) in [
        ("--from", "2018-03-14", denial, accusation),
        ("--to", "2018-03-12", accusation, denial),
        ("--text", "salisbury", accusation, denial),
    ] {
        let some = draw("some.svg", &[option, value]);
        assert!(
            some.contains(shown) && !some.contains(hidden),
            "{option} {value}"
        );
    }
    let dark = draw("dark.svg", &["--theme", "dark"]);
    assert!(dark.contains(denial) && dark != all);
    let abroad = run(
        folder.path(),
        &["export", ".", "-o", "none.svg", "--countries", "FRA"],
    );
    check_exit(&abroad, 1, "coded events passes the filter");
    let output = run(
        folder.path(),
        &["export", ".", "-o", "none.svg", "--text", "zeppelin"],
    );
    check_exit(&output, 1, "coded events passes the filter");
    assert!(!folder.path().join("none.svg").exists());
}

#[test]
fn an_article_is_never_written_over() {
    let folder = folder(&[]);
    for arguments in [
        &[
            "import",
            ".",
            "-o",
            "2018/accusation.txt",
            "--format",
            "jsonl",
        ][..],
        &["import", ".", "--report", "2018/accusation.txt"],
    ] {
        let output = run(folder.path(), arguments);
        check_exit(&output, 2, "is one of the articles to be read");
    }
    let kept = fs::read_to_string(folder.path().join("2018/accusation.txt")).unwrap();
    assert_eq!(kept, ACCUSATION);
}

#[test]
fn an_unknown_form_of_events_is_refused_before_any_work() {
    let folder = folder(&[]);
    let output = run(folder.path(), &["import", ".", "-o", "events.xlsx"]);
    check_exit(&output, 2, "expected a file that ends in .jsonl or .csv");
    assert!(!folder.path().join("events.xlsx").exists());
}

#[test]
fn files_that_are_passed_over_are_named() {
    let folder = folder(&[("2018/map.png", b"\x89PNG\r\n\x1a\n0000")]);
    let output = run(folder.path(), &["import", ".", "-o", "events.jsonl"]);
    check_exit(&output, 0, "1 file skipped");
    assert!(stderr(&output).contains("2018/map.png"));
}

#[test]
fn without_a_display_the_window_names_the_export_command() {
    let folder = folder(&[]);
    for arguments in [&[][..], &["2018"]] {
        let output = run(folder.path(), arguments);
        check_exit(&output, 1, "demarche export PATH -o chart.svg");
    }
}

#[test]
fn code_answers_each_line_in_order_and_goes_on_after_a_bad_one() {
    let mut input = String::new();
    for number in 0..3000 {
        let line = match number % 1000 {
            7 => "{broken".to_owned(),
            8 => format!("{{\"id\": {number}, \"words\": 1}}"),
            _ => format!("{{\"id\": {number}, \"text\": \"Britain accused Russia of spying.\"}}"),
        };
        input.push_str(&line);
        input.push('\n');
    }
    let output = code(&input);
    check_exit(&output, 0, "line 8: expected an object");
    let replies = json_lines(&output.stdout);
    assert_eq!(replies.len(), 3000);
    for (number, reply) in replies.iter().enumerate() {
        match number % 1000 {
            7 => assert!(reply["id"].is_null() && reply["error"].is_string()),
            8 => assert!(reply["id"] == number && reply["error"].is_string()),
            _ => {
                assert_eq!(reply["id"], number);
                assert_eq!(reply["events"][0]["category"], "ACCUSE");
                assert_eq!(reply["events"][0]["code"], reply["events"][0]["cameo"]);
            }
        }
    }
}

#[test]
fn code_of_no_usable_line_fails_and_of_nothing_does_not() {
    check_exit(&code("nonsense\n"), 1, "none of 1 line could be used");
    let nothing = code("");
    check_exit(&nothing, 0, "");
    assert!(nothing.stdout.is_empty());
}

#[test]
fn code_answers_a_line_before_the_next_one_is_written() {
    use std::io::{BufRead, BufReader};
    let mut child = demarche(Path::new("."), &["code"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut replies = BufReader::new(child.stdout.take().unwrap()).lines();
    for number in 0..3 {
        writeln!(stdin, "{{\"id\": {number}, \"text\": \"\"}}").unwrap();
        let reply = replies.next().unwrap().unwrap();
        assert_eq!(reply, format!("{{\"id\":{number},\"events\":[]}}"));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = demarche(Path::new("."), &["code"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let _ = stdin.write_all(b"{\"id\": 1, \"text\": \"\"}\n");
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    check_exit(&output, 0, "");
    assert_eq!(stderr(&output), "");
}

#[test]
fn inspect_articles_prints_one_object_a_file() {
    let folder = folder(&[]);
    let output = run(folder.path(), &["inspect", "articles", "2018"]);
    check_exit(&output, 0, "");
    let files: Vec<_> = json_lines(&output.stdout)
        .iter()
        .map(|line| line["file"].clone())
        .collect();
    assert_eq!(files, ["accusation.txt", "denial.txt"]);
}

#[test]
fn help_and_version_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["--help"][..], &["export", "--help"], &["code", "--help"]] {
        let output = run(folder.path(), arguments);
        check_exit(&output, 0, "");
        let help = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(help.contains("Example"), "{help}");
    }
    let version = run(folder.path(), &["--version"]);
    assert!(String::from_utf8_lossy(&version.stdout).contains(env!("CARGO_PKG_VERSION")));
}
