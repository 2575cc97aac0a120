package dev.holdfast.dsl.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import org.junit.jupiter.api.Test;

class CronCheckTest {

    @Test
    void usual_expressions_pass() {
        for (String cron : new String[] {
            "* * * * *",
            "0 22 * * *",
            "*/15 0-6,20-23 * * 1-5",
            "0 3 1 jan,JUL *",
            "0 3 * * SUN",
            "0 3 * * 7",
            "5/10 * * * *",
            "0 0 29 2 *",
            "0 0 31 * *",
            "0 0 30 2 1",
            "  0 0  1 1 *  ",
            "@weekly",
            "@Midnight"
        }) {
            assertThat(CronCheck.check(cron)).as(cron).isEmpty();
        }
    }

    @Test
    void every_name_of_a_month_and_a_day_is_known() {
        for (String month : "jan feb mar apr may jun jul aug sep oct nov dec".split(" ", -1)) {
            assertThat(CronCheck.check("0 0 1 " + month + " *")).as(month).isEmpty();
        }
        for (String day : "sun mon tue wed thu fri sat".split(" ", -1)) {
            assertThat(CronCheck.check("0 0 * * " + day)).as(day).isEmpty();
        }
        assertThat(CronCheck.check("0 0 1 anf *")).hasSize(1);
    }

    @Test
    void what_is_wrong_has_its_place() {
        assertThat(place("60 * * * *")).isEqualTo("0+2");
        assertThat(place("0 24 * * *")).isEqualTo("2+2");
        assertThat(place("0 0 0 * *")).isEqualTo("4+1");
        assertThat(place("0 0 * 13 *")).isEqualTo("6+2");
        assertThat(place("0 0 * * 1,8")).isEqualTo("10+1");
        assertThat(place("0 20-8 * * *")).isEqualTo("2+4");
        assertThat(place("*/0 * * * *")).isEqualTo("0+3");
        assertThat(place("*/60 * * * *")).isEqualTo("0+4");
        assertThat(place("0 0 , * *")).isEqualTo("4+1");
        assertThat(place("0 0 ? * *")).isEqualTo("4+1");
        assertThat(place("0 0 * *")).isEqualTo("0+7");
        assertThat(place("0 0 0 * * *")).isEqualTo("0+11");
        assertThat(place("0 0 30 2 *")).isEqualTo("4+6");
        assertThat(place("0 0 31 4,6,9,11 *")).isEqualTo("4+13");
        assertThat(place("@reboot")).isEqualTo("0+7");
        assertThat(place("")).isEqualTo("0+1");
    }

    @Test
    void every_wrong_field_is_reported() {
        assertThat(CronCheck.check("61 25 0 13 9"))
                .extracting(problem -> problem.offset() + "+" + problem.length())
                .containsExactly("0+2", "3+2", "6+1", "8+2", "11+1");
    }

    private static String place(String cron) {
        CronCheck.Problem problem = CronCheck.check(cron).get(0);
        return problem.offset() + "+" + problem.length();
    }

    @Test
    void no_text_breaks_the_check() {
        Seeds.forEach(2_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(16); i > 0; i--) {
                text.append("0123456789*/-,@ \tjansun?ä".charAt(random.nextInt(25)));
            }
            CronCheck.check(text.toString())
                    .forEach(problem -> assertThat(problem.offset()).isBetween(0, Math.max(0, text.length())));
        });
    }
}
