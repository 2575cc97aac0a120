package dev.holdfast.dsl.model.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTextTest {

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
            assertThat(CronText.check(cron)).as(cron).isEmpty();
        }
    }

    @Test
    void every_name_of_a_month_and_a_day_is_known() {
        for (String month : "jan feb mar apr may jun jul aug sep oct nov dec".split(" ", -1)) {
            assertThat(CronText.check("0 0 1 " + month + " *")).as(month).isEmpty();
        }
        for (String day : "sun mon tue wed thu fri sat".split(" ", -1)) {
            assertThat(CronText.check("0 0 * * " + day)).as(day).isEmpty();
        }
        assertThat(CronText.check("0 0 1 anf *")).hasSize(1);
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
        assertThat(place("0 0 0 * * *")).isEqualTo("0+1");
        assertThat(place("0 0 30 2 *")).isEqualTo("4+6");
        assertThat(place("0 0 31 4,6,9,11 *")).isEqualTo("4+13");
        assertThat(place("@reboot")).isEqualTo("0+7");
        assertThat(place("")).isEqualTo("0+1");
    }

    @Test
    void every_wrong_field_is_reported() {
        assertThat(CronText.check("61 25 0 13 9"))
                .extracting(problem -> problem.offset() + "+" + problem.length())
                .containsExactly("0+2", "3+2", "6+1", "8+2", "11+1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0 0 0 * * *   | 0+1  | five fields, but this expression has 6 | Write \"0 0 * * *\"",
                "0 22 ? * 1 2027 | 11+4 | would be a year    | Write \"0 22 * * 1\"",
                "0 0 22 ? * 2  | 0+1  | would be seconds     | Write \"0 22 * * 2\"",
                "0 0 22 * * ? 2027 | 0+1 | and the last ('2027') a year | Write \"0 22 * * *\"",
                "* * * *       | 0+7  | expression has 4     | Write five fields",
                "1 2 3 4 5 6 7 8 | 0+15 | expression has 8   | Write five fields",
                "0 0 ? * *     | 4+1  | Quartz has '?'       | Write * for any day of month",
                "0 0 L * *     | 4+1  | Quartz has 'L'       | monthly: \"last day 22:00\"",
                "0 0 * * 5L    | 8+2  | Quartz has 'L'       | monthly: \"last friday 22:00\"",
                "0 0 * * sunL  | 8+4  | Quartz has 'L'       | monthly: \"last sunday 22:00\"",
                "0 0 15W * *   | 4+3  | Quartz has 'W'       | monthly: \"first monday 22:00\"",
                "0 0 LW * *    | 4+2  | Quartz has 'W'       | Write a day of the month",
                "0 0 * * 5#3   | 8+3  | days of the week with '#' | monthly: \"third friday 22:00\"",
                "0 0 * * mon#9 | 8+5  | days of the week with '#' | monthly: \"first monday 22:00\"",
                "H H * * *     | 0+1  | Jenkins has 'H'      | 'stagger' to spread",
                "H/15 0 * * *  | 0+4  | Jenkins has 'H'      | fixed minute",
                "0 0 * * sunday | 8+6 | names have three letters | Write sun",
                "0 0 1 JANUARY * | 6+7 | names have three letters | Write jan",
                "0 22-2 * * *  | 2+4  | runs backwards       | Write 22-23,0-2.",
                "0 23-0 * * *  | 2+4  | runs backwards       | Write 23,0.",
                "0 0 * * 5-0   | 8+3  | runs backwards       | Write 5-7, where 7 is Sunday too.",
                "0 0 * * fri-mon | 8+7 | runs backwards      | Write 5-6,0-1.",
                "0 0 * 11-feb * | 6+6 | runs backwards       | Write 11-12,1-2.",
                "*/0 * * * *   | 0+3  | The step '0' of the minute | a number from 1 to 59",
                "0 */x * * *   | 2+3  | The step 'x' of the hour | a number from 1 to 23",
                "0 */24 * * *  | 2+4  | The step '24' of the hour | from 1 to 23; other crons pass over all values but the first then. Write 0 if that is meant, or every: 24h instead of cron",
                "*/60 * * * *  | 0+4  | The step '60' of the minute | Write 0 if that is meant, or every: 60m",
                "15/90 * * * * | 0+5  | The step '90' of the minute | Write 15 if that is meant, or every: 90m",
                "0 0 */32 * *  | 4+4  | The step '32' of the day of month | Write 1 if that is meant.",
                "0 0 * 2-6/13 * | 6+6 | The step '13' of the month | Write 2 if that is meant.",
                "0 0 * * */8   | 8+3  | The step '8' of the day of week | Write 0 if that is meant.",
                "*/99999 * * * * | 0+7 | The step '99999' of the minute | a number from 1 to 59.",
                "60 * * * *    | 0+2  | '60' cannot be the minute | number from 0 to 59",
                "-5 * * * *    | 0+2  | '-5' cannot be the minute | number from 0 to 59",
                "1- * * * *    | 0+2  | The minute has an empty place | number from 0 to 59",
                "1,,2 * * * *  | 2+1  | The minute has an empty place | number from 0 to 59",
                "1, * * * *    | 1+1  | The minute has an empty place | number from 0 to 59",
                "1-2-3 * * * * | 0+5  | '2-3' cannot be the minute | number from 0 to 59",
                "0 0 * * 8     | 8+1  | '8' cannot be the day of week | a name from sun to sat",
                "0 99999999999 * * * | 2+11 | cannot be the hour | number from 0 to 23",
                "@reboot       | 0+7  | has no time          | such as @daily",
                "@every 90m    | 0+10 | not part of Unix cron | Write every: 90m",
                "@fortnightly  | 0+12 | not a cron nickname  | @weekly",
                "@daily 3      | 0+8  | not a cron nickname  | @daily",
                "0 0 30 2 *    | 4+6  | never fires          | protects nothing",
                "0 0 31 4,6 *  | 4+8  | never fires          | such as 28",
                "0 0 30-31 feb */2 | 4+13 | never fires       | protects nothing",
            })
    void what_to_write_instead_is_said(String cron, String place, String what, String instead) {
        List<CronText.Problem> problems = CronText.check(cron);
        assertThat(problems.get(0).detail()).contains(what).contains(instead).endsWith(".");
        assertThat(place(cron)).isEqualTo(place);
        assertThatThrownBy(() -> CronText.parse(cron))
                .hasMessageContaining(problems.get(0).detail());
    }

    @Test
    void digits_and_spaces_of_other_alphabets_are_no_digits_and_spaces() {
        assertThat(place("\uff11 * * * *")).isEqualTo("0+1");
        assertThat(place("\u0661\u0662 * * * *")).isEqualTo("0+2");
        assertThat(place("0\u00a022 * * *")).isEqualTo("0+10");
        assertThat(place("0\u200322 * * * *")).isEqualTo("0+4");
        assertThat(CronText.check("0\t22\n *  *\t\t* ")).isEmpty();
    }

    @Test
    void a_huge_text_has_a_short_message() {
        for (String text : List.of(
                "1,".repeat(5_000),
                "7".repeat(10_000) + " * * * *",
                "@" + "x".repeat(10_000),
                "* ".repeat(5_000),
                "0 " + "*".repeat(10_000) + " * * * *",
                "0 0 * * *#" + "9".repeat(10_000))) {
            assertThat(CronText.check(text).get(0).detail()).hasSizeLessThan(400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5-7, 0 5 6",
        "0-7, 0 1 2 3 4 5 6",
        "7, 0",
        "Fri-SUN, 0 5 6",
        "sat-sun, 0 6",
        "sun-tue, 0 1 2",
        "sun-sun, 0 1 2 3 4 5 6",
        "5/1, 0 5 6",
        "1-5/2, 1 3 5",
        "1-5/7, 1",
        "*/7, 0",
        "*/3, 0 3 6",
        "'mon,3,5-6', 1 3 5 6",
        "007, 0",
    })
    void days_of_the_week_are_read(String field, String days) {
        CronFields fields = CronText.parse("0 0 * * " + field);
        List<String> found = new ArrayList<>();
        for (int day = 0; day < 64; day++) {
            if ((fields.weekdays() >> day & 1) != 0) {
                found.add("" + day);
            }
        }
        assertThat(String.join(" ", found)).isEqualTo(days);
    }

    @Test
    void two_day_fields_are_alternatives_unless_one_begins_with_a_star() {
        assertThat(CronText.parse("0 0 13 * 5").dayRule()).isEqualTo(CronFields.DayRule.EITHER);
        assertThat(CronText.parse("0 0 30 2 0-6").dayRule()).isEqualTo(CronFields.DayRule.EITHER);
        assertThat(CronText.parse("0 0 */2 * 1").dayRule()).isEqualTo(CronFields.DayRule.BOTH);
        assertThat(CronText.parse("0 0 1 * *,1").dayRule()).isEqualTo(CronFields.DayRule.BOTH);
    }

    @Test
    void an_expression_folds_to_one_spelling() {
        assertThat(CronText.fold(" 0\t22  * JAN *\n")).isEqualTo("0 22 * JAN *");
        assertThat(CronText.fold(" @Daily ")).isEqualTo("@daily");
        for (CronNickname nickname : CronNickname.values()) {
            assertThat(CronText.parse(nickname.word())).isEqualTo(CronText.parse(nickname.fields()));
        }
    }

    private static String place(String cron) {
        CronText.Problem problem = CronText.check(cron).get(0);
        return problem.offset() + "+" + problem.length();
    }

    @Test
    void no_text_breaks_the_check() {
        Seeds.forEach(2_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(16); i > 0; i--) {
                text.append("0123456789*/-,@ \tjansun?äLW#H".charAt(random.nextInt(29)));
            }
            List<CronText.Problem> problems = CronText.check(text.toString());
            problems.forEach(problem -> assertThat(problem.offset()).isBetween(0, Math.max(0, text.length())));
            if (problems.isEmpty()) {
                assertThat(CronText.check(CronText.fold(text.toString()))).isEmpty();
            }
        });
    }
}
