package dev.holdfast.dsl.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticText;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.tree.SourceLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that people make on their first day, in both spellings: each answer names the place and what to write. */
class BeginnersMistakesTest {

    private static final String GROOVY =
            "holdfast 1; name 'x'; defaults { region 'eastus' }; vault('v') { region 'eastus' }\n";
    private static final String YAML =
            "holdfast: 1\nname: x\ndefaults: { region: eastus }\nvaults: { v: { region: eastus } }\n";

    @TempDir
    Path folder;

    /** The report on a text, on one line, with each place as {@code line:column}. */
    private String report(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        LoadedDeclaration loaded = new DeclarationLoader(folder).load(folder.resolve(file));
        StringBuilder report = new StringBuilder();
        DiagnosticText format = new DiagnosticText(new SourceLines(loaded.sources()));
        for (Diagnostic diagnostic : loaded.diagnostics()) {
            if (diagnostic.severity() == Severity.ERROR) {
                report.append(format.format(diagnostic));
            }
        }
        Files.delete(folder.resolve(file));
        return report.toString().replaceAll("\\s+", " ").replace("at " + file + ":", "at ");
    }

    private void answer(String file, String text, String place, String phrase) throws IOException {
        String report = report(file, text);
        assertThat(report).as(text).contains("at " + place + " ", phrase);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1, 2].foo()|2:8|There is no method 'foo' of a list.",
                "def web = { name -> vm(name) }|2:13|Call it 'vmName'.",
                "def web(policy) { vm(policy) }|2:9|Call it 'policyName'.",
                "def size = 3|2:5|Call it 'diskSize'.",
                "vm('a') { tags.env 'x' }|2:11|Entries are named values: tags env: …",
                "policy('p') { objectives.rpo 4.hours }|2:15|objectives { rpo … }",
                "vm('a') { tags.env = 'x' }|2:11|tags env: 'prod'",
                "vm('a') { tags 'env' => 'x' }|2:22|separated by a colon: tags env: 'prod'",
                "policy('p') {\\n  copies\\n  - 'a'\\n}|4:3|Items with '-' in front are YAML",
                "policy('p') { copies:\\n  - to: 'far'\\n}|3:3|Items with '-' in front are YAML",
                "policy('p') { timeZone: 'UTC' }|2:15|Write it without the colon: timeZone 'UTC'",
                "policies:\\n  gold:\\n    vault: 'v'|2:1|Blocks stand in braces",
                "policy('p') { objectives: { rpo 4.hours } }|2:15|objectives { rpo 4.hours }",
                "vm \"a\" { os linux }|2:4|Write vm(\"a\") { … }",
                "vm 'a' { os linux }|2:4|Write vm('a') { … }",
                "vm a { os linux }|2:4|('a') { … }",
                "vm('a') { tags env: 'x' tier: 'y' }|2:29|A comma is missing before 'tier'",
                "policy('p') { schedule { daily '22:00' '04:00' } }|2:40|A comma is missing before '04:00'",
                "def xs = ['a' 'b']|2:15|Write ',' between values",
                "vm('a') { tags env: 'x', }|2:26|nothing follows it. Remove the comma",
                "policy \"gold\": { vault 'v' }|2:8|policy('gold') { … }",
                "def m = { a: 1, b: 2 }|2:9|A map is written in brackets",
                "policy('p') { objectives { rpo 4 hours } }|2:34|'rpo 4.hours'",
                "policy('p') { objectives { rpo 4 } }|2:32|Write 4.hours",
                "policy('p') { schedule { weekly { on first sunday; at '03:00' } } }|2:44|'on first, sunday'",
                "policy('p') { retention { daily 7 weekly 4 } }|2:35|Did you mean ';'",
                "vm(‘a’) { os linux }|2:4|Quotes of the language are straight",
                "vm('a') { disks { os { size 64.GiB } } }|2:11|disk('name') { … }",
                "vm('a') { disk('os') { churn 5% } }|2:33|in quotes: churn '5%/d'",
                "bind { where vm.tags.env == 'prod' }|2:14|where { vm.tags.env == 'prod' }",
                "bind { where { vm.os == 'linux' and vm.name == 'a' } }|2:33|write && for 'and'",
                "if (true) { vm('a') } else if { vm('b') }|2:31|stands in parentheses before the block",
                "foreach (i in 1..3) { vm('a') }|2:1|for (x in values) { … }",
                "println 'x'|2:1|prints nothing",
                "include 'x'|2:1|apply from:",
                "vault('w') { region 'eastus'; crossRegionRestore yes }|2:50|write true",
                "vm('$n') { os linux }|2:4|in double quotes only",
                "bind {\\n  where { vm.os == 'linux' }\\n}|2:1|exactly one of them is needed",
                "policy('p') { copy { every 1.day } }|2:15|needs the setting 'to'",
                "vm('a') { policy 'glod' }|2:18|Declare it, or correct the name",
            })
    void groovy(String text, String place, String phrase) throws IOException {
        answer("x.holdfast.groovy", GROOVY + text.replace("\\n", "\n") + "\n", place, phrase);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "name = y|5:1|Write 'key: value'",
                "policies: { p: { vault: v } }\\nvms {|6:1|Write 'key: value'",
                "policies:\\n  p:\\n    objectives { rpo: 4h }|7:5|A colon is missing: 'objectives: { … }'",
                "policies: { p: { objectives: { rpo:4h } } }|5:32|A space is missing after the colon: 'rpo: 4h'",
                "policies: { p: { copies: { to: far } } }|5:26|Begin each of its entries with '- '",
                "vms:\\n  - name: a|6:3|without '- ' or brackets",
                "policies:\\n  p:\\n    -to: far|7:5|A space is missing after the dash",
                "policies: { p: { timeZone: 'UTC } }|5:28|never ends. Close the quote",
                "policy: { p: { vault: v } }|5:1|In YAML the key is 'policies'",
                "vms: { a: { os: linux } } }|5:27|'}' closes nothing",
                "policies: { p: { schedule: { cron: * * * * * } } }|5:37|in quotes",
                "policies: { p: { objectives: { rpo: 4 } } }|5:37|Write 4h",
            })
    void yaml(String text, String place, String phrase) throws IOException {
        answer("holdfast.yaml", YAML + text.replace("\\n", "\n") + "\n", place, phrase);
    }

    @Test
    void a_groovy_text_in_a_yaml_file_is_recognised() throws IOException {
        answer("holdfast.yaml", "holdfast 1\nname 'x'\nvm('a') { os linux }\n", "1:1", ".holdfast.groovy");
    }

    @Test
    void what_is_missing_is_told_in_the_spelling_of_the_file() throws IOException {
        assertThat(report("x.holdfast.groovy", "vm('a')\n")).contains("'holdfast 1'", "name 'contoso-prod'");
        assertThat(report("holdfast.yaml", "vms: { a: {} }\n")).contains("'holdfast: 1'", "name: contoso-prod");
    }
}
