//! What a file is, and how one is refused.

use crate::*;

#[test]
fn the_content_decides_not_the_name() {
    assert_eq!(detect(SPAIN, "x.xlsx"), Ok(Kind::PricingCalculatorCsv));
    assert_eq!(detect(OHIO, "x.csv"), Ok(Kind::PricingCalculatorJson));
    assert_eq!(detect(br#" {"schema": 1, "type": "tranche-plan"}"#, ""), Ok(Kind::Plan));
    refuses(br#"{"type": "tranche-plan"}"#, "open it");
}

#[test]
fn what_is_not_read_is_called_by_its_name() {
    refuses(b"", "empty");
    refuses(b" \r\n", "empty");
    refuses(b"\xEF\xBB\xBF", "empty");
    refuses(
        b"PK\x03\x04....xl/workbook.xml",
        "an Excel workbook, although it is called “file.csv”",
    );
    refuses(b"PK\x03\x04....vInfo.csv", "a ZIP archive");
    refuses(b"PAR1....", "a Parquet file");
    refuses(b"%PDF-1.7", "a PDF");
    refuses(b"\x1F\x8B\x08", "gzip");
    refuses(b"\0\x01\x02\x03", "neither text nor any known format");
    refuses(b"just words", "text without a table");
    refuses(b"[package]\nname = 1\n", "text without a table");
    refuses(b"Name,Cost\nx,1\n", "begins “Name”, “Cost”");
    refuses(br#"{"credits": [], "b": 1}"#, "the keys “credits”, “b”");
    refuses(b"[1, 2]", "a list");
    refuses(br#"{"Total Cost": 1, "Groups": 2}"#, "no estimate in it");
    refuses(&[b' '; 100_000], "not one Tranche can read");
}

#[test]
fn fifty_megabytes_of_noise_are_refused_at_once() {
    let mut state = 1_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        state.to_be_bytes()
    })
    .take(50 * 1024 * 1024 / 8)
    .flatten()
    .collect();
    // Reading all of it takes seconds.
    const AT_ONCE: Duration = Duration::from_secs(1);
    let started = Instant::now();
    assert_eq!(detect(&noise, "noise.csv"), Err(ImportError::Binary));
    assert!(started.elapsed() < AT_ONCE, "{:?}", started.elapsed());
    let like_utf16 = [&[0xFF, 0xFE], &noise[..200_000]].concat();
    assert_eq!(detect(&like_utf16, "noise.csv"), Err(ImportError::Binary));
    let text = vec![b'x'; MAX_BYTES + 1];
    let started = Instant::now();
    assert!(detect(&text, "").unwrap_err().to_string().contains("65 MB"));
    assert!(detect(&text[1..], "").is_err());
    assert!(started.elapsed() < AT_ONCE, "{:?}", started.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes, "any");
    }

    #[test]
    fn damaged_files_never_panic(
        json: bool,
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 0..12),
        end in 0..=5000_usize,
    ) {
        let mut bytes = if json { OHIO } else { SPAIN }.to_vec();
        for (at, byte, how) in edits {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => { bytes.remove(at); }
            }
        }
        bytes.truncate(end);
        if let Ok(preview) = read(&bytes, "damaged") {
            let _ = serde_json::to_string(&preview).unwrap();
            let options = MergeOptions { exchange_rate: Some(Decimal::MAX), run_rate: RunRate::WithUpfront, ..MergeOptions::default() };
            let plan = apply(&empty(), &preview, options).unwrap();
            prop_assert!(plan.workloads.len() <= preview.kept);
            for workload in plan.workloads.iter() {
                prop_assert!(workload.monthly_run_rate <= Cents::LIMIT);
            }
        }
    }
}
