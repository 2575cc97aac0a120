package dev.holdfast.dsl.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.declaration.DeclarationLoader;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.declaration.Loading;
import dev.holdfast.dsl.diagnostic.FindingType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltinNamesTest {

    @TempDir
    Path folder;

    private LoadedDeclaration yaml(String name) {
        return Loading.text(
                folder,
                "holdfast: 1\nname: e\nrules:\n  mine: { for: vm, require: 'true' }\n  builtin:\n    " + name
                        + ": { level: error }\n");
    }

    private LoadedDeclaration groovy(String name) {
        String text = "holdfast 1\nname 'e'\nrule('mine') { forEach vm; require { vm.os == 'linux' } }\n  builtin('"
                + name + "') { level error }\n";
        Loading.write(folder.resolve("holdfast.groovy"), text.getBytes(StandardCharsets.UTF_8));
        return new DeclarationLoader(folder).load(Path.of("holdfast.groovy"));
    }

    @Test
    void every_name_is_known_in_both_spellings() {
        for (FindingType type : FindingType.values()) {
            if (type != FindingType.RULE_VIOLATED) {
                assertThat(Loading.problems(yaml(type.word()))).as(type.word()).isEmpty();
                assertThat(Loading.problems(groovy(type.word())))
                        .as(type.word())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "weakens-protction; Did you mean 'weakens-protection'?",
                "Weakens-Protection; Did you mean 'weakens-protection'?",
                "weakens_protection; Did you mean 'weakens-protection'?",
                "something-else; There is no built-in finding 'something-else'. What is written here would have no effect",
                "mine; 'mine' is a rule of the declaration",
                "HF1040; Write 'weakens-protection'.",
                "hf1031; Write 'rpo-violated'.",
                "HF1999; There is no finding 'HF1999'",
                "HF0038; is a problem of the text (HF0038 bad-date)",
                "bad-date; is a problem of the text (HF0038 bad-date)",
                "rule-violated; is the finding of every rule",
                "HF1200; is the finding of every rule"
            })
    void any_other_name_is_an_error_that_says_what_to_write(String name, String advice) {
        LoadedDeclaration yaml = yaml(name);
        assertThat(Loading.problems(yaml)).containsExactly("UNKNOWN_KEY 6:5");
        assertThat(Loading.onlyDetail(yaml)).contains(advice);
        LoadedDeclaration groovy = groovy(name);
        assertThat(Loading.problems(groovy)).containsExactly("UNKNOWN_KEY 4:11");
        assertThat(Loading.onlyDetail(groovy)).isEqualTo(Loading.onlyDetail(yaml));
    }
}
