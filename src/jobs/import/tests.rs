//! Folders of made-up articles, read and read again.

use super::*;
use std::fs;

fn write(root: &Path, file: &str, bytes: &[u8]) {
    let path = root.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn plain(dates: &SetDates) -> Order<'_> {
    Order {
        lexicon: Lexicon::bundled(),
        dates,
    }
}

fn run(root: &Path) -> (Project, Vec<Progress>) {
    let seen = Mutex::new(Vec::new());
    let project = import(
        &[root.to_path_buf()],
        plain(&SetDates::default()),
        &|now| seen.lock().unwrap().push(now),
        &Cancel::default(),
    );
    (project.unwrap(), seen.into_inner().unwrap())
}

#[test]
fn a_folder_becomes_a_project_with_a_line_for_every_file() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("Norland papers");
    for number in 0..20 {
        let text = format!("Paper {number}\n\nNorland spoke to Sudland on day {number}.\n");
        write(&folder, &format!("p{number:02}.txt"), text.as_bytes());
    }
    write(
        &folder,
        "zz/noise.txt",
        &[0, 159, 146, 150, 0, 1, 2, 3].repeat(64),
    );
    let (project, progress) = run(&folder);
    assert_eq!(project.name, "Norland papers");
    assert_eq!(project.report.files.len(), 21);
    assert_eq!(project.report.article_count(), 20);
    let names: Vec<_> = project
        .corpus
        .articles
        .iter()
        .map(|article| &article.file)
        .collect();
    assert!(names.is_sorted(), "{names:?}");
    let noise = project.report.files.last().unwrap();
    assert_eq!(noise.file, "zz/noise.txt");
    assert_ne!(noise.status, FileStatus::Read);
    let last = progress.last().unwrap();
    assert_eq!((last.files_done, last.files_total), (21, 21));
    assert_eq!(last.bytes_done, last.bytes_total);
    assert!(progress.is_sorted_by_key(|now| now.bytes_done));
}

#[test]
fn two_runs_give_the_same_project() {
    let root = tempfile::tempdir().unwrap();
    for number in 0..40 {
        let text = format!(
            "Norland accused Sudland of spying on {} May 2018.",
            number % 28 + 1
        );
        write(root.path(), &format!("{number}.txt"), text.as_bytes());
    }
    assert_eq!(run(root.path()).0, run(root.path()).0);
}

#[test]
fn reading_again_touches_only_what_changed() {
    let root = tempfile::tempdir().unwrap();
    let story = |day: u32| format!("Norland accused Sudland of spying on {day} May 2018.");
    for number in 0..5 {
        write(
            root.path(),
            &format!("{number}.txt"),
            story(number + 1).as_bytes(),
        );
    }
    let paths = [root.path().to_path_buf()];
    let again = |shelf: &Shelf| {
        import_again(
            &paths,
            shelf,
            plain(&SetDates::default()),
            &|_| {},
            &Cancel::default(),
        )
        .unwrap()
    };
    let first = again(&Shelf::default());
    assert_eq!(first.project, run(root.path()).0);
    let look = |shelf: &Shelf| shelf.look(&paths, &Cancel::default()).unwrap().to_string();
    assert_eq!(look(&first.shelf), "nothing changed");

    write(root.path(), "0.txt", story(20).as_bytes());
    write(root.path(), "new.txt", story(21).as_bytes());
    fs::remove_file(root.path().join("4.txt")).unwrap();
    assert_eq!(look(&first.shelf), "1 new, 1 changed, 1 gone");
    let second = again(&first.shelf);
    assert_eq!(
        second.shelf.changes_since(&first.shelf).to_string(),
        "1 new, 1 changed, 1 gone"
    );
    assert_eq!(second.project, run(root.path()).0);
    let same = |name: &str| {
        let outcome = |shelf: &Shelf| shelf.get(name).map(|file| file.outcome.clone());
        Arc::ptr_eq(
            &outcome(&first.shelf).unwrap(),
            &outcome(&second.shelf).unwrap(),
        )
    };
    assert!(same("1.txt") && same("2.txt") && same("3.txt") && !same("0.txt"));
}

#[test]
fn a_day_set_by_hand_goes_before_all_evidence() {
    let root = tempfile::tempdir().unwrap();
    write(
        root.path(),
        "a.txt",
        b"Norland expels envoys\n\n5 May 2019\n\nNorland expelled two on Friday.",
    );
    let paths = [root.path().to_path_buf()];
    let published = |dates: &SetDates| {
        let project = import(&paths, plain(dates), &|_| {}, &Cancel::default()).unwrap();
        project.corpus.articles[0].published.clone().unwrap()
    };
    let mut dates = SetDates::default();
    assert_eq!(published(&dates).basis, PublicationBasis::Header);
    dates.set("a.txt", None, "2020-01-02".parse().unwrap());
    let by_hand = published(&dates);
    assert_eq!(by_hand.date.to_string(), "2020-01-02");
    assert_eq!(by_hand.basis, PublicationBasis::Analyst);
    assert!(
        by_hand
            .considered
            .iter()
            .any(|other| other.basis == PublicationBasis::Header)
    );
}

#[test]
fn no_article_is_published_after_its_file_was_saved() {
    let root = tempfile::tempdir().unwrap();
    write(
        root.path(),
        "2018-10-04_a.txt",
        b"Norland expels envoys\n\nUpdated: 9 May 2019\n\nNorland expelled two.",
    );
    let file = File::options()
        .write(true)
        .open(root.path().join("2018-10-04_a.txt"))
        .unwrap();
    let saved = |text: &str| {
        let day: DateTime<Utc> = format!("{text}T12:00:00Z").parse().unwrap();
        file.set_modified(day.into()).unwrap();
        let article = run(root.path()).0.corpus.articles.swap_remove(0);
        article.published_day().map(|day| day.to_string())
    };
    assert_eq!(saved("2019-06-01").as_deref(), Some("2019-05-09"));
    assert_eq!(saved("2018-10-05").as_deref(), Some("2018-10-04"));
    // Such a time was made by an archive that keeps none.
    assert_eq!(saved("1980-01-01").as_deref(), Some("2019-05-09"));
}

#[test]
fn a_job_that_was_stopped_gives_nothing() {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "a.txt", b"text");
    write(root.path(), "b.txt", b"text");
    let cancel = Cancel::default();
    let stop_at_first = |now: Progress| {
        if now.files_done == 1 {
            cancel.cancel();
        }
    };
    let outcome = import(
        &[root.path().to_path_buf()],
        plain(&SetDates::default()),
        &stop_at_first,
        &cancel,
    );
    assert!(matches!(outcome, Err(JobError::Cancelled)));
}

#[test]
fn a_defect_in_one_file_is_a_line_of_the_report() {
    let reading = guarded(|| panic!("made up for this test"));
    assert!(matches!(reading.status, FileStatus::Failed(why) if why.contains("defect")));
    assert!(reading.articles.is_empty());
}

#[test]
fn the_sample_leaves_out_what_is_no_article() {
    let project = sample(plain(&SetDates::default()), &|_| {}, &Cancel::default()).unwrap();
    assert_eq!(project.name, SAMPLE_NAME);
    assert!(project.report.article_count() >= 25);
    assert_eq!(project.report.failed().count(), 0);
    assert!(
        project
            .report
            .files
            .iter()
            .all(|file| file.file != "README.md")
    );
}
