package dev.holdfast.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginTest {

    private static int callers(SourceSpan span) {
        return span.origin().map(origin -> 1 + callers(origin.from())).orElse(0);
    }

    @Test
    void the_nearest_callers_are_remembered_and_no_more() {
        SourceSpan span = SourceSpan.at("p", 100, 1);
        for (int i = 99; i > 0; i--) {
            // each place is called from the one before
            SourceSpan from = SourceSpan.at("p", i, 1);
            span = i == 99 ? from : from.by(new Origin("function 'f" + i + "'", span));
        }
        assertThat(callers(span)).isEqualTo(Origin.MOST_CALLERS);
        assertThat(span.origin().orElseThrow().within()).isEqualTo("function 'f1'");
        assertThat(span.origin().orElseThrow().from().startLine()).isEqualTo(2);
    }

    @Test
    void a_place_without_its_origin_is_the_same_place() {
        SourceSpan written = SourceSpan.at("p", 3, 4);
        SourceSpan evaluated = written.by(new Origin("vm 'web-3'", SourceSpan.at("p", 12, 1)));
        assertThat(evaluated.written()).isEqualTo(written).isNotEqualTo(evaluated);
        assertThat(evaluated.place()).isEqualTo("p:3:4");
        assertThat(evaluated.origin().orElseThrow().sentence()).isEqualTo("in vm 'web-3', called from line 12");
    }

    @Test
    void origins_are_in_the_order_of_their_callers() {
        Origin first = new Origin("b", SourceSpan.at("p", 1, 1));
        Origin second = new Origin("a", SourceSpan.at("p", 2, 1));
        assertThat(first).isLessThan(second);
        assertThat(new Origin("a", SourceSpan.at("p", 1, 1))).isLessThan(first);
        assertThat(SourceSpan.at("p", 1, 1)).isLessThan(SourceSpan.at("p", 1, 1).by(first));
    }
}
