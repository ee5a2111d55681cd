use super::{
    draw::LABEL,
    room::{Bounds, LINE, meet},
    *,
};
use crate::{calc::exchange, io::plan_file, table::resolve::resolve};

fn sample(scenario: &str) -> Gives {
    let plan = plan_file::read(include_str!("../../../examples/illustrative.json")).unwrap();
    let resolved = resolve(&plan, plan.scenarios.get(scenario).unwrap());
    gives(&resolved, &exchange::gives(&plan, &resolved), &Format::default())
}

#[test]
fn every_give_is_marked_and_tabled() {
    let of = sample("settled");
    let svg = of.svg(620, 300, "gives");
    assert_eq!(svg.matches("<title>").count(), of.points.len());
    assert_eq!(of.table().rows.len(), of.points.len());
    let term = of.table().rows.into_iter().find(|row| row[0].starts_with("Three-year")).unwrap();
    assert_eq!(term[1..], ["$0", "$120K", "$240K", "$300K", "no cost"].map(str::to_owned));
    assert!(!svg.contains("style="));
}

#[test]
fn names_never_lie_on_each_other() {
    for scenario in ["offer", "ask", "target", "settled"] {
        for width in [280, 420, 620, 1_200] {
            let svg = sample(scenario).svg(width, 300, "gives");
            let boxes = texts(&svg);
            for (at, a) in boxes.iter().enumerate() {
                for b in &boxes[at + 1..] {
                    assert!(!meet(*a, *b), "{scenario} at {width}: {a:?} {b:?}");
                }
            }
        }
    }
}

/// The places of the names beside the squares.
fn texts(svg: &str) -> Vec<Bounds> {
    let names = svg.split("<text ").skip(1).filter(|text| text.contains("c-halo"));
    let names = names.filter(|text| !text.contains("credit = cost"));
    names
        .map(|text| {
            let of = |key: &str| {
                let (_, rest) = text.split_once(&format!("{key}=\"")).unwrap();
                rest.split('"').next().unwrap().to_owned()
            };
            let (x, y): (i32, i32) = (of("x").parse().unwrap(), of("y").parse().unwrap());
            let words = text.split_once('>').unwrap().1.split('<').next().unwrap();
            let width = LABEL.width(words);
            let left = match text {
                text if text.contains("anchor=\"middle\"") => x - width / 2,
                text if text.contains("anchor=\"end\"") => x - width,
                _ => x,
            };
            (left, y - LINE / 2, left + width, y + LINE / 2 + 1)
        })
        .collect()
}
