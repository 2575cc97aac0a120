package dev.holdfast.dsl.expression.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.expression.parsing.ExpressionParser;
import dev.holdfast.dsl.expression.type.VocabularyNames.NameTable;
import dev.holdfast.dsl.model.rule.RuleTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/rules.md} lists every name of the vocabulary. {@code -Dgolden=accept} rewrites it, and still fails if it differed. */
class RulesPageTest {

    private static final Path PAGE =
            Path.of(System.getProperty("holdfast.root")).resolve("docs/rules.md");
    private static final String BEGIN = "<!-- the rest is generated from the vocabulary: ./dev golden -->\n\n";

    @Test
    void the_page_lists_every_name_a_rule_may_use() throws IOException {
        String found = Files.readString(PAGE);
        int begin = found.indexOf(BEGIN);
        assertThat(begin).isPositive();
        String expected = found.substring(0, begin) + BEGIN + names();
        if (!found.equals(expected) && System.getProperty("golden", "").equals("accept")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(found).isEqualTo(expected);
    }

    private static String names() {
        StringBuilder text = new StringBuilder("| a rule for | knows |\n|---|---|\n");
        List<Vocabulary> vocabularies = new ArrayList<>();
        for (RuleTarget target : RuleTarget.values()) {
            Vocabulary vocabulary = Vocabulary.of(target);
            vocabularies.add(vocabulary);
            String names = String.join("` `", vocabulary.roots().keySet());
            text.append("| `" + target.word() + "` | `" + names + "` |\n");
        }
        for (NameTable table : VocabularyNames.tables(vocabularies)) {
            text.append("\n### " + table.title() + "\n\n| name | is |\n|---|---|\n");
            table.names().forEach((name, type) -> text.append("| `" + name + "` | " + type + " |\n"));
        }
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource
    void every_path_is_an_expression_that_is_understood(RuleTarget target) {
        Vocabulary vocabulary = Vocabulary.of(target);
        for (String path : VocabularyNames.paths(vocabulary).keySet()) {
            assertThat(ExpressionParser.parseValue(path, vocabulary).problems())
                    .as(path)
                    .isEmpty();
        }
        assertThat(VocabularyNames.paths(vocabulary).size()).isGreaterThan(5);
    }
}
