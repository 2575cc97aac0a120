package dev.holdfast.dsl.expression.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.ExpressionGenerator;
import dev.holdfast.dsl.expression.Machines;
import dev.holdfast.dsl.expression.Problem;
import dev.holdfast.dsl.expression.evaluation.Evaluator;
import dev.holdfast.dsl.expression.evaluation.Scopes;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.generator.Seeds;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {

    @Test
    void the_canonical_text_parses_to_an_equal_expression() {
        Seeds.forEach(3_000, random -> {
            Expression expression = new ExpressionGenerator(random).condition(random.nextInt(6));
            String text = expression.toString();
            if (text.length() <= ExpressionParser.MAX_LENGTH) {
                ParsedExpression parsed = ExpressionParser.parse(text, Vocabulary.VM);
                assertThat(parsed.problems()).as(text).isEmpty();
                assertThat(parsed.expression()).as(text).contains(expression);
                assertThat(parsed.expression().orElseThrow()).hasToString(text);
            }
        });
    }

    @Test
    void no_text_makes_the_parser_throw_and_every_problem_lies_inside_the_text() {
        String[] pieces = {
            "vm", ".", "tags", "env", "==", "'prod'", "!", "(", ")", "[", "]", "{", "}", "->", "it", "&&", "64", "GiB",
                    "4h",
            "null", "in", "?", ":", "?:", "?.", "-", "*", "any", "sum", "disks", ",", "\"", "'", "\\", "$", "=", "not",
                    "é",
            "\u0000", "😀", "size", "()", "region", "os"
        };
        Seeds.forEach(5_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i > 0; i--) {
                text.append(Seeds.oneOf(random, pieces)).append(random.nextBoolean() ? " " : "");
            }
            ParsedExpression parsed = ExpressionParser.parse(text.toString(), Seeds.oneOf(random, Vocabulary.values()));
            for (Problem problem : parsed.problems()) {
                assertThat(problem.offset()).isBetween(0, text.length());
                assertThat(problem.offset() + problem.length()).isLessThanOrEqualTo(text.length());
                assertThat(problem.detail()).endsWith(problem.detail().endsWith("?") ? "?" : ".");
            }
            parsed.expression()
                    .ifPresent(expression ->
                            Evaluator.evaluate(expression, Scopes.ofMachine(Machines.web(Map.of("env", "prod")))));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vm.tags[\"env\"]=='prod'|vm.tags.env == 'prod'",
                "vm?.tags?.env == 'prod'|vm.tags.env == 'prod'",
                "vm.tags.'cost-centre' == 'x'|vm.tags['cost-centre'] == 'x'",
                "`(vm.tags.a == 'x' || vm.tags.b == 'y') && !(vm.os == 'windows')`|`(vm.tags.a == 'x' || vm.tags.b == 'y') && !(vm.os == 'windows')`",
                "vm.disks.any({ it.size > 1.TiB })|vm.disks.any { it.size > 1TiB }",
                "vm.disks.any { d -> d.name.startsWith('c') }|vm.disks.any { d -> d.name.startsWith('c') }",
                "vm.disks.sum { it.size } > 64.GiB|vm.disks.sum { it.size } > 64GiB",
                "vm.zone !in ['1', '2']|!(vm.zone in ['1', '2'])",
                "vm.workload.logBackups <= 15.minutes|vm.workload.logBackups <= 15m",
                "vm.size >= 1.5.TiB|vm.size >= 1536GiB",
                "2 + 3 * 4 == 14|2 + 3 * 4 == 14",
                "(2 + 3) * 4 == 20|(2 + 3) * 4 == 20",
            })
    void other_spellings_give_the_same_expression(String text, String canonical) {
        assertThat(ExpressionParser.parse(text, Vocabulary.VM).expression().map(Expression::toString))
                .contains(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vm.tags.env = 'prod'|12|1|SYNTAX|Write == to compare",
                "vm.tags.env == 'prod' and true|22|3|SYNTAX|Write && instead of 'and'",
                "vm.tags.env == 'prod' OR true|22|2|SYNTAX|Write || instead of 'or'",
                "not vm.disks.isEmpty()|0|3|SYNTAX|Write ! in front",
                "vm.tags.env == 'prod|15|1|SYNTAX|The quote that opens here is never closed",
                "vm.tags.env == \"$x\"|16|1|SYNTAX|single quotes",
                "vm.tags.env ==|14|0|SYNTAX|the expression ends",
                "|0|0|SYNTAX|The expression is empty",
                "(vm.tags.env == 'x'|19|0|SYNTAX|The parenthesis is not closed",
                "vm.tags.env == 'x')|18|1|SYNTAX|closes nothing",
                "vm.zone in ('1', '2')|15|1|SYNTAX|square brackets",
                "vm.name =~ 'web'|8|2|SYNTAX|There are no regular expressions",
                "vm.name == 'a' 'b'|15|3|SYNTAX|an operator such as == or && is expected",
                "vm.name == ‘a’|11|1|SYNTAX|straight quotes",
                "vm.size > 64.Gibs|10|7|SYNTAX|'Gibs' is not a unit",
                "vm.size > 12.months|10|9|SYNTAX|no fixed length",
                "now() == 1|0|3|SYNTAX|There is no function 'now'",
                "vm.regoin == 'x'|3|6|UNKNOWN|Did you mean 'region'?",
                "vn.name == 'x'|0|2|UNKNOWN|Did you mean 'vm'?",
                "region == 'x'|0|6|UNKNOWN|Write vm.region.",
                "disk.os|0|4|UNKNOWN|vm.disks.any",
                "vm.tags.env == prod|15|4|UNKNOWN|write 'prod' in quotes",
                "vm.tags.cost-centre == 'x'|13|6|UNKNOWN|vm.tags['cost-centre']",
                "vm.name.startWith('x')|8|9|UNKNOWN|Did you mean 'startsWith'?",
                "vm.name.matches('x')|8|7|UNKNOWN|Write like('web-*') instead.",
                "vm.disks.size > 2|9|4|UNKNOWN|It is a method: write size().",
                "vm.size > 64|10|2|TYPE|write 64.GiB",
                "vm.tags.tier == 1|16|1|TYPE|Write the number as a text: '1'",
                "vm.size > '64GiB'|10|7|TYPE|without quotes",
                "vm.tags.env|0|11|TYPE|vm.tags.env != null",
                "vm.name|0|7|TYPE|The expression must give true or false",
                "vm.os == 'Windows'|9|9|TYPE|Did you mean 'windows'?",
                "vm.os in ['linux', 'Windows']|19|9|TYPE|Did you mean 'windows'?",
                "vm.powerState == 'VM running'|17|12|TYPE|possible are 'running'",
                "vm.name.startsWith(1)|19|1|TYPE|'startsWith' takes a text",
                "vm.name.startsWith()|8|10|TYPE|takes one argument",
                "vm.disks.any { it.size }|13|11|TYPE|must give true or false",
                "vm.disks.sum() > 1.GiB|9|3|TYPE|sum { it.size }",
                "vm.size + 1 > 1.GiB|8|1|TYPE|cannot be applied",
                "vm.disks.any { vm -> true }|15|2|TYPE|already has a meaning",
                "vm.tags.startsWith('x')|8|10|TYPE|'env' in vm.tags",
                "vm.name in 'abc'|11|5|TYPE|The right side of in is a list",
                "vm.disks > 2|0|8|TYPE|compares numbers",
                "true ? 1 : 'a'|11|3|TYPE|Both must be of one kind",
                "vm.tags[1] == 'x'|8|1|TYPE|tags are looked up by a text",
            })
    void a_mistake_is_explained_at_its_place(String text, int offset, int length, String code, String detail) {
        ParsedExpression parsed = ExpressionParser.parse(text == null ? "" : text, Vocabulary.VM);
        Problem problem = parsed.problems().get(0);
        assertThat(problem.detail()).contains(detail);
        assertThat(problem.code())
                .isEqualTo(
                        switch (code) {
                            case "SYNTAX" -> DiagnosticCode.EXPRESSION_SYNTAX;
                            case "UNKNOWN" -> DiagnosticCode.EXPRESSION_UNKNOWN_NAME;
                            default -> DiagnosticCode.EXPRESSION_TYPE;
                        });
        assertThat(problem.offset()).as(problem.toString()).isEqualTo(offset);
        assertThat(problem.length()).as(problem.toString()).isEqualTo(length);
    }

    @Test
    void all_mistakes_of_meaning_are_reported_at_once() {
        ParsedExpression parsed =
                ExpressionParser.parse("vm.regoin == 'x' && vm.size > 5 || vm.os == 'Linux'", Vocabulary.VM);
        assertThat(parsed.problems()).extracting(Problem::offset).containsExactly(3, 30, 44);
    }

    @Test
    void disks_and_rules_have_their_own_names() {
        assertThat(ExpressionParser.parse("disk.os && vm.os == 'linux'", Vocabulary.DISK)
                        .problems())
                .isEmpty();
        assertThat(ExpressionParser.parse(
                                "vm.protection.copies.any { it.region != vm.region } && plan.anything > 3",
                                Vocabulary.RULE)
                        .problems())
                .isEmpty();
        assertThat(ExpressionParser.parse("vm.protection == null", Vocabulary.VM)
                        .problems())
                .isNotEmpty();
        assertThat(ExpressionParser.parse("vm.regoin == 'x'", Vocabulary.RULE_VM)
                        .problems())
                .hasSize(1);
    }

    @Test
    void what_is_too_large_is_refused_quickly() {
        for (String text : new String[] {
            "x".repeat(20_000),
            "(".repeat(5_000),
            "!".repeat(5_000) + "true",
            "-".repeat(5_000) + "1",
            "[".repeat(5_000),
            "{".repeat(3_000),
            "true ? true : ".repeat(600) + "true",
            "1+".repeat(4_000) + "1 == 1",
            "vm.disks.any{".repeat(700)
        }) {
            assertThat(ExpressionParser.parse(text, Vocabulary.VM).problems()).isNotEmpty();
        }
        assertThat(ExpressionParser.parse("(".repeat(100) + "true", Vocabulary.VM)
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo(DiagnosticCode.EXPRESSION_BUDGET);
    }

    @Test
    void the_longest_chain_that_is_allowed_can_be_used() {
        String chain = "vm.name=='a'" + "||vm.name=='a'".repeat(390);
        Expression expression =
                ExpressionParser.parse(chain, Vocabulary.VM).expression().orElseThrow();
        assertThat(Evaluator.evaluate(expression, Scopes.ofMachine(Machines.web(Map.of()))))
                .isEqualTo(Evaluator.Verdict.FALSE);
        assertThat(expression)
                .hasSameHashCodeAs(ExpressionParser.parse(expression.toString(), Vocabulary.VM)
                        .expression()
                        .orElseThrow());
    }
}
