package dev.holdfast.dsl.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.schema.SchemaCheck;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.yaml.YamlDocument;
import dev.holdfast.dsl.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** Binds texts and collects what is wrong with them. */
abstract class BindingTexts {

    static final String HEAD = "holdfast: 1\nname: x\n";
    private static final SchemaCheck SCHEMA = SchemaCheck.load();

    final Diagnostics diagnostics = new Diagnostics();

    BoundDeclaration bind(String... texts) {
        List<ParsedFile> files = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            SourceText source = new SourceText("f" + i, texts[i]);
            YamlDocument document = new YamlReader(diagnostics).read(new GatedText(source, texts[i]));
            document.root().ifPresent(root -> SCHEMA.check(root, document.complete(), document.holes(), diagnostics));
            files.add(new ParsedFile(source, document.root(), document.complete()));
        }
        return new Binder(files, diagnostics).bind();
    }

    Declaration declaration(String text) {
        BoundDeclaration bound = bind(HEAD + text);
        assertThat(problems()).isEmpty();
        return bound.declaration().orElseThrow();
    }

    BackupPolicy policy(String text) {
        return declaration("policies:\n  p: " + text + "\n").policies().get("p");
    }

    List<Diagnostic> errors() {
        return diagnostics.sorted().stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .toList();
    }

    List<String> problems() {
        return errors().stream()
                .map(each -> each.code() + " " + each.span().orElseThrow().place())
                .toList();
    }

    String detail(String text) {
        bind(HEAD + text);
        assertThat(errors()).hasSize(1);
        return errors().get(0).detail();
    }

    static String schedule(BackupPolicy policy) {
        return RecurrenceText.format(policy.schedule().orElseThrow().recurrence());
    }
}
