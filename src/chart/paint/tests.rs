use super::*;

const FRAME: Frame<'_> =
    Frame { width: 100, height: 40, prefix: "a b\"1", sentence: "Tom & \"Ann\" <b>" };

#[test]
fn shapes_carry_classes_and_nothing_literal() {
    let drawn = svg(&FRAME, |canvas| {
        canvas.block((0, 0), (10, 10), Ink::Map);
        canvas.block((0, 0), (10, 10), Ink::Map.pale());
        canvas.block((0, 0), (10, 10), Ink::Neg.hatch());
        canvas.block((0, 0), (0, 10), Ink::Pos);
        canvas.outline((0, 0), (10, 10), Ink::Neg);
        canvas.shape(vec![(0, 0), (5, 5), (0, 5)], Ink::Cash);
        canvas.line(vec![(0, 0), (5, 5)], 2, Ink::Line3.dashed());
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
         <polyline fill=\"none\" stroke-width=\"2\" points=\"0,0 5,5\" class=\"c-dash c-s-line-3\"/>\
         <defs><pattern id=\"ab1-hatch-neg\" width=\"5\" height=\"5\" \
         patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <rect width=\"5\" height=\"5\" class=\"c-f-surface\"/>\
         <rect width=\"2\" height=\"5\" class=\"c-f-neg\"/></pattern></defs></svg>"
    );
}

#[test]
fn text_is_escaped_and_notes_belong_to_their_shape() {
    let drawn = svg(&FRAME, |canvas| {
        let look = Text::new(TextSize::Tick, Ink::Ink2).bold().halo().anchored(Anchor::End);
        canvas.text("</text><script>\"'\n fill=\"#0001C5\"", (5, 6), look);
        canvas.note((0, 0), (9, 9), "A & B\u{0}");
    });
    assert!(drawn.contains(
        "<text x=\"5\" y=\"6\" dy=\"0.36em\" text-anchor=\"end\" font-size=\"10.5\" \
         class=\"c-bold c-halo c-f-ink-2\">&lt;/text&gt;&lt;script&gt;&quot;&apos;  \
         fill=&quot;#0001C5&quot;</text>"
    ));
    assert!(drawn.contains(
        "<rect x=\"0\" y=\"0\" width=\"9\" height=\"9\" class=\"c-f-clear\">\
         <title>A &amp; B</title></rect></svg>"
    ));
}
