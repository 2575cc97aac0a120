package dev.holdfast.cli.render.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.render.report.Reported;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    private static final String MESSAGE =
            "Policy 'gold-1' loses 27 h 6 m: a crash at Mon 2027-11-08 01:21 -05:00 is the worst.";

    private static String print(String place, String message, String... addresses) {
        return new Fingerprints().next(Reported.finding("error", place, message, addresses));
    }

    @Test
    void a_finding_stays_the_same_while_lines_instants_and_figures_change() {
        String before = print("a.yaml:1:1", MESSAGE, "web-01", "web-02");
        assertThat(before).matches("[0-9a-f]{64}");
        assertThat(print("b.yaml:9:9", MESSAGE, "web-01", "web-02")).isEqualTo(before);
        assertThat(print("", MESSAGE.replace("Mon 2027-11-08 01:21", "Sun 2028-11-05 02:00"), "web-02", "web-01"))
                .isEqualTo(before);
        assertThat(print("", MESSAGE.replace("27 h 6 m", "4 h"), "web-01", "web-02"))
                .isEqualTo(before);
    }

    @Test
    void other_names_addresses_or_words_make_another_finding() {
        String before = print("", MESSAGE, "web-01");
        assertThat(print("", MESSAGE.replace("gold-1", "gold-2"), "web-01")).isNotEqualTo(before);
        assertThat(print("", MESSAGE, "web-02")).isNotEqualTo(before);
        assertThat(print("", MESSAGE.replace("crash", "region"), "web-01")).isNotEqualTo(before);
    }

    @Test
    void equal_findings_of_one_plan_are_told_apart_in_their_order() {
        Fingerprints first = new Fingerprints();
        Fingerprints second = new Fingerprints();
        String one = first.next(Reported.finding("error", "", MESSAGE, "web-01"));
        String two = first.next(Reported.finding("error", "", MESSAGE, "web-01"));
        assertThat(two).isNotEqualTo(one);
        assertThat(second.next(Reported.finding("error", "", MESSAGE, "web-01")))
                .isEqualTo(one);
        assertThat(second.next(Reported.finding("error", "", MESSAGE, "web-01")))
                .isEqualTo(two);
    }
}
