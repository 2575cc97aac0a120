package dev.holdfast.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.render.report.OfficialSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All templates: their form, their page, and the hooks. */
class TemplatesTest {

    private static final Map<String, String> SCHEMAS = Map.of(
            "github-actions.yml", "github-workflow.json",
            "gitlab-ci.yml", "gitlab-ci.json",
            "azure-pipelines.yml", "azure-pipelines.json",
            "pre-commit-config.yaml", "pre-commit-config.json");

    @TempDir
    Path directory;

    @Test
    void each_is_valid_by_the_published_schema_of_its_kind() {
        OfficialSchemas official = new OfficialSchemas();
        SCHEMAS.keySet()
                .forEach(template -> assertThat(problems(official, Template.of(template)))
                        .as(template)
                        .isEmpty());
    }

    private static List<String> problems(OfficialSchemas official, Template template) {
        boolean azure = template.name().startsWith("azure");
        return official.problems(SCHEMAS.getOrDefault(template.name(), ""), azure ? template.texts() : template.yaml());
    }

    @Test
    void a_key_that_is_misspelt_is_noticed() {
        OfficialSchemas official = new OfficialSchemas();
        Map.of(
                        "github-actions.yml", "runs-on",
                        "gitlab-ci.yml", "interruptible",
                        "azure-pipelines.yml", "displayName",
                        "pre-commit-config.yaml", "repos")
                .forEach((name, key) -> {
                    Template template = Template.of(name);
                    Template wrong = new Template(name, template.text().replace(key + ":", key + "-x:"));
                    assertThat(problems(official, wrong)).as(name).isNotEmpty();
                });
    }

    @Test
    void the_page_names_each_file_of_the_folder_and_each_variable_that_somebody_sets() throws IOException {
        String page = Template.of("README.md").text();
        try (Stream<Path> files = Files.list(Template.FOLDER)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (!name.equals("README.md")) {
                    assertThat(page).contains("[" + name + "](" + name + ")");
                    Pattern.compile("HOLDFAST_[A-Z_]*[A-Z]|credentials\\('([a-z-]+)'\\)")
                            .matcher(Template.of(name).text())
                            .results()
                            .map(found -> found.group(1) == null ? found.group() : found.group(1))
                            .forEach(word -> assertThat(page).as(name).contains("`" + word + "`"));
                }
            }
        }
    }

    @Test
    void the_hook_refuses_what_is_about_to_be_committed_and_looks_at_nothing_else() throws Exception {
        Workplace place = Workplace.prepared(directory);
        Path hook = place.repository().resolve(".git/hooks/pre-commit");
        Files.copy(Template.FOLDER.resolve("pre-commit"), hook);
        assertThat(hook.toFile().canExecute() || hook.toFile().setExecutable(true))
                .isTrue();
        Path file = place.repository().resolve("backup/machines.holdfast.yaml");
        String good = Files.readString(file);

        assertThat(commit(place).status()).isZero();
        Files.writeString(file, good.replace("    os: linux", "     os:   linux"));
        assertThat(commit(place).status()).isEqualTo(1);
        Files.writeString(file, good.replace("os: linux", "os: linus"));
        Workplace.Ended wrong = commit(place);
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.said()).contains("machines.holdfast.yaml:", "Did you mean 'linux'?");
        Files.writeString(file, good + "\n# more\n");
        shell(place, "git add --all");
        Files.writeString(file, "wrong, but not added");
        assertThat(shell(place, "git -c user.name=a -c user.email=a@example.com commit --quiet --message=x")
                        .status())
                .isZero();
        Files.writeString(file, good);
    }

    private static Workplace.Ended commit(Workplace place) throws Exception {
        return shell(place, "git add --all\ngit -c user.name=a -c user.email=a@example.com commit --quiet --message=x");
    }

    private static Workplace.Ended shell(Workplace place, String script) throws Exception {
        return place.run(List.of(new Step("git", List.of("bash", "-e"), script, Map.of())));
    }

    @Test
    void the_hooks_of_pre_commit_take_the_files_of_a_declaration() throws Exception {
        var hooks =
                Template.of("pre-commit-config.yaml").yaml().get("repos").get(0).get("hooks");
        Pattern layout = Pattern.compile(hooks.get(0).get("files").asString());
        for (String name : List.of("backup/holdfast.yaml", "backup/east/a.holdfast.yml", "backup/b.holdfast.groovy")) {
            assertThat(layout.matcher(name).find()).as(name).isTrue();
        }
        for (String name : List.of("backup/README.md", "other/holdfast.yaml", "backup/xholdfast.yaml")) {
            assertThat(layout.matcher(name).find()).as(name).isFalse();
        }
        Path sample = Invocation.copyOfSample("review-story", directory).resolve("head");
        Files.move(sample, directory.resolve("backup"));
        for (var hook : hooks) {
            List<String> words = List.of(hook.get("entry").asString().split(" "));
            assertThat(words.get(0)).isEqualTo("holdfast");
            List<String> files = hook.path("pass_filenames").asBoolean(true)
                    ? List.of("backup/holdfast.yaml", "backup/rules.holdfast.yaml")
                    : List.of();
            new Invocation(directory)
                    .expect(
                            0,
                            Stream.concat(words.stream().skip(1), files.stream())
                                    .toArray(String[]::new));
        }
    }
}
