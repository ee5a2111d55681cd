use super::*;
use crate::{chart::axis::MoneyAxis, domain::Total};

const FRAME: Frame<'_> =
    Frame { width: 100, height: 40, prefix: "a b\"1", sentence: "Tom & \"Ann\" <b>" };

#[test]
fn shapes_carry_classes_and_nothing_literal() {
    let drawn = svg(&FRAME, |canvas| {
        canvas.fill((0, 0), (10, 10), Ink::Map);
        canvas.fill((0, 0), (10, 10), Ink::Map.tint());
        canvas.stripes((0, 0), (10, 10), Ink::Neg);
        canvas.fill((0, 0), (0, 10), Ink::Pos);
        canvas.stripes((5, 5), (5, 10), Ink::Pos);
        canvas.outline((0, 0), (10, 10), Ink::Neg);
        canvas.polygon(vec![(0, 0), (5, 5), (0, 5)], Ink::Cash);
        canvas.line([(0, 0), (5, 5)], 2, Ink::Line3);
        canvas.dashed([(0, 0), (5, 5)], Ink::Line3);
    });
    assert_eq!(
        drawn,
        "<svg class=\"chart\" role=\"img\" aria-label=\"Tom &amp; &quot;Ann&quot; &lt;b&gt;\" \
         width=\"100\" height=\"40\" viewBox=\"0 0 100 40\" xmlns=\"http://www.w3.org/2000/svg\">\
         <rect x=\"0\" y=\"0\" width=\"10\" height=\"10\" class=\"c-f-map\"/>\
         <rect x=\"0\" y=\"0\" width=\"10\" height=\"10\" class=\"c-pale c-f-map\"/>\
         <rect x=\"0\" y=\"0\" width=\"10\" height=\"10\" fill=\"url(#ab1-hatch-neg)\"/>\
         <rect x=\"0\" y=\"0\" width=\"9\" height=\"9\" fill=\"none\" class=\"c-s-neg\"/>\
         <polygon points=\"0,0 5,5 0,5\" class=\"c-f-cash\"/>\
         <polyline stroke-width=\"2\" points=\"0,0 5,5\" fill=\"none\" class=\"c-s-line-3\"/>\
         <polyline stroke-width=\"1\" points=\"0,0 5,5\" fill=\"none\" class=\"c-dash c-s-line-3\"/>\
         <defs><pattern id=\"ab1-hatch-neg\" width=\"5\" height=\"5\" \
         patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <rect width=\"5\" height=\"5\" class=\"c-f-surface\"/>\
         <rect width=\"2\" height=\"5\" class=\"c-f-neg\"/></pattern></defs></svg>"
    );
}

#[test]
fn text_is_escaped_and_hints_belong_to_their_shape() {
    let drawn = svg(&FRAME, |canvas| {
        let look = LabelStyle::new(TextSize::Tick, Ink::Ink2).bold().halo().anchored(Anchor::End);
        canvas.label("</text><script>\"'\n fill=\"#0001C5\"", (5, 6), look);
        canvas.hint((0, 0), (9, 9), "A & B\u{0}");
    });
    assert!(drawn.contains(
        "<text x=\"5\" y=\"6\" dy=\"0.36em\" text-anchor=\"end\" font-size=\"10.5\" \
         class=\"c-bold c-halo c-f-ink-2\">&lt;/text&gt;&lt;script&gt;&quot;&apos;  \
         fill=&quot;#0001C5&quot;</text>"
    ));
    assert!(drawn.contains(
        "<rect x=\"0\" y=\"0\" width=\"9\" height=\"9\" class=\"c-hint\">\
         <title>A &amp; B</title></rect></svg>"
    ));
}

#[test]
fn plotters_styles_mean_what_they_say() {
    use plotters::{
        element::{Circle, Text},
        style::{Color as _, FontStyle, IntoFont as _, RGBColor, TRANSPARENT, text_anchor},
    };

    let drawn = svg(&FRAME, |canvas| {
        canvas.draw(&Circle::new((9, 9), 3, Ink::Neg));
        // A colour that is none of the page's stays itself.
        canvas.draw(&Circle::new((9, 9), 3, RGBColor(1, 2, 3).filled()));
        canvas.draw(&Rectangle::new([(9, 9), (0, 0)], Ink::Warn.filled()));
        canvas.draw(&PathElement::new([(0, 0), (5, 5)], TRANSPARENT));
        let font = ("sans-serif", 10.5, FontStyle::Bold).into_font().color(&Ink::Ink3);
        let at_its_end = text_anchor::Pos::new(text_anchor::HPos::Right, text_anchor::VPos::Center);
        canvas.draw(&Text::new("9 < 10", (1, 2), font.pos(at_its_end)));
    });
    let (_, shapes) = drawn.split_once('>').unwrap();
    assert_eq!(
        shapes,
        "<circle cx=\"9\" cy=\"9\" r=\"3\" fill=\"none\" class=\"c-s-neg\"/>\
         <circle cx=\"9\" cy=\"9\" r=\"3\" fill=\"rgb(1,2,3)\"/>\
         <rect x=\"0\" y=\"0\" width=\"9\" height=\"9\" class=\"c-f-warn\"/>\
         <text x=\"1\" y=\"2\" dy=\"0.36em\" text-anchor=\"end\" font-size=\"10.5\" \
         class=\"c-bold c-f-ink-3\">9 &lt; 10</text></svg>"
    );
}

#[test]
fn a_plot_places_values_between_its_edges() {
    let axis = MoneyAxis::over([Total::new(1_000)]);
    let edges = Edges { left: 10, right: 90, top: 5, bottom: 35 };
    svg(&FRAME, |canvas| {
        canvas.plot(edges, (Pixels, axis), |plot| {
            let y = |cents| plot.at(42, Total::new(cents));
            assert_eq!([0, 500, 1_000].map(y), [(42, 35), (42, 20), (42, 5)]);
        });
        canvas.plot(edges, (axis, axis), |plot| {
            let end = Total::new(1_000);
            assert_eq!(plot.at(end, end), (90, 5));
        });
    });
}
