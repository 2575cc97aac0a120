package dev.holdfast.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.sample.ReviewStory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the steps of a template run: a repository whose folder {@code backup} is the pull request of {@code samples/review-story},
 * the state of what it is upon, the program behind a {@link Doorway}, and stand-ins for {@code gh} and {@code curl}, which write
 * down what they send and answer what they are told to. Nothing else of this computer's environment is seen.
 */
final class Workplace {

    /** What every call of a service must show. */
    static final String TOKEN = "token-of-the-test";

    /** The commit that was planned. */
    static final String HEAD = "1".repeat(40);

    /** The commit on main that it became. */
    static final String MERGED = "2".repeat(40);

    /** A machine that nobody reviewed. */
    static final String MORE = "vms:\n  web-04:\n    tags: { tier: web }\n";

    /** A machine with a key that does not exist. */
    static final String WRONG = "vms:\n  web-04:\n    tagz: { tier: web }\n";

    private static final Doorway DOORWAY = Doorway.open();

    private static final String SERVICE = """
            #!/usr/bin/env bash
            # Stands in for gh and curl: records what is sent, and answers from files.
            shopt -s nullglob
            method=GET url='' body='' known=''
            if [[ ${0##*/} == gh ]]; then
              [[ $1 == api ]] || exit 2
              shift
              [[ $GH_TOKEN == "$FAKE_TOKEN" ]] && known=yes
            fi
            while (($# > 0)); do
              case $1 in
                --method | --request) method=$2; shift ;;
                --silent | --fail | --show-error | --paginate) ;;
                --header) [[ $2 == *" $FAKE_TOKEN" ]] && known=yes; shift ;;
                --output) shift ;;
                --raw-field) body+=$2$'\\n'; shift ;;
                --field) body+=${2%%=*}=$(< "${2#*=@}")$'\\n'; shift ;;
                --data) body=$(< "${2#@}"); shift ;;
                -*) echo "${0##*/}: unknown option $1" >&2; exit 2 ;;
                *) [[ -z $url ]] || { echo "${0##*/}: two addresses, $url and $1" >&2; exit 2; }; url=$1 ;;
              esac
              shift
            done
            [[ -n $known ]] || { echo "${0##*/}: $url without the token" >&2; exit 22; }
            answer=$FAKES/answers/$(tr -c A-Za-z0-9 _ <<< "$method $url")
            if [[ $method != GET && ! $url =~ pullrequestquery ]]; then
              calls=("$FAKES"/calls/*)
              printf '%s %s\\n%s' "$method" "$url" "$body" > "$FAKES/calls/$((100 + ${#calls[@]}))"
            fi
            if [[ -f $answer ]]; then
              cat "$answer"
            elif [[ $method == GET ]]; then
              echo "${0##*/}: nothing is at $url" >&2
              exit 22
            fi
            """;

    /** The one that others are copies of. */
    private static Optional<Workplace> first = Optional.empty();

    private final Path folder;
    private final Path repository;
    private final Map<String, String> environment = new HashMap<>();

    private Workplace(Path folder) {
        this.folder = folder;
        this.repository = folder.resolve("repository");
    }

    /** How steps ended, and what they said. */
    record Ended(int status, String said) {}

    /** One in this folder, with the world of the story: what the pull request is upon was applied, and six weeks have passed. */
    static synchronized Workplace prepared(Path folder) throws Exception {
        Assumptions.assumeTrue(
                isOnPath("jq"),
                "jq is not on the PATH, and the steps of the templates in docs/ci use it: apt-get install jq. '.ci/run' does.");
        if (first.isEmpty()) {
            Path target = Invocation.repository().resolve("cli/target");
            first = Optional.of(made(Files.createTempDirectory(target, "workplace")));
        }
        return first.get().copy(folder);
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static Workplace made(Path folder) throws Exception {
        Workplace place = new Workplace(folder);
        Files.createDirectories(place.repository);
        place.environment("HOLDFAST_STATE", folder.resolve("state/state.db").toString());
        place.environment("FAKES", folder.resolve("fakes").toString());
        place.environment("FAKE_TOKEN", TOKEN);
        Files.createDirectories(folder.resolve("fakes/answers"));
        Files.createDirectories(folder.resolve("fakes/calls"));
        Files.createDirectories(folder.resolve("state"));
        Files.createDirectories(folder.resolve("temporary"));
        program(folder.resolve("bin/gh"), SERVICE);
        program(folder.resolve("bin/curl"), SERVICE);
        program(folder.resolve("bin/holdfast"), DOORWAY.script());
        place.run(
                List.of(new Step("git", List.of("bash", "-e"), "git init --quiet --initial-branch=main .", Map.of())));
        place.declare("base", false);
        Invocation world = place.world();
        world.expect(0, "apply", "backup", "--auto-approve", "--at", "2026-11-20T15:00:00Z");
        world.expect(0, "fabric", "advance", "45d");
        world.expect(0, "apply", "backup", "--auto-approve");
        place.declare("head", false);
        return place;
    }

    /** The same, with a state of its own. */
    private Workplace copy(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        Workplace copied = new Workplace(to);
        environment.forEach((name, value) -> copied.environment(name, value.replace(folder.toString(), to.toString())));
        return copied;
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** The folder {@code backup} becomes a side of the pull request, with the edits that end the story or without. */
    void declare(String side, boolean mended) throws Exception {
        Path copy = Files.createTempDirectory(folder.resolve("temporary"), "sample");
        Invocation.copyOfSample("review-story", Files.createDirectories(copy.resolve("samples")));
        if (mended) {
            ReviewStory.mend(copy);
        }
        Path backup = Files.createDirectories(repository.resolve("backup"));
        try (Stream<Path> files =
                Files.list(copy.resolve("samples/review-story").resolve(side))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, backup.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The repository. */
    Path repository() {
        return repository;
    }

    /** A folder for what a service keeps beside the repository. */
    Path temporary() {
        return folder.resolve("temporary");
    }

    /** Where the state is kept. */
    String state() {
        return environment.getOrDefault("HOLDFAST_STATE", "");
    }

    /** The program inside of the test, in the same world. */
    Invocation world() {
        return new Invocation(repository).with("HOLDFAST_STATE", state());
    }

    /** Every step sees this variable. */
    void environment(String name, String value) {
        environment.put(name, value);
    }

    /** A service answers this to a call such as {@code GET repos/acme/shop/pulls}. */
    void answer(String call, String text) throws IOException {
        Files.writeString(folder.resolve("fakes/answers").resolve((call + "\n").replaceAll("[^A-Za-z0-9]", "_")), text);
    }

    /** What was sent to services, in order: method and address, then the content on further lines. */
    List<String> sent() throws IOException {
        List<String> sent = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("fakes/calls"))) {
            for (Path file : files.sorted().toList()) {
                sent.add(Files.readString(file));
            }
        }
        return sent;
    }

    /** A text as {@code jq} writes it. */
    static String quoted(String text) {
        return new JsonMapper().writeValueAsString(text);
    }

    /** An object with one text, as {@code jq} writes it. */
    static String json(String name, String text) {
        return "{\n  \"" + name + "\": " + quoted(text) + "\n}";
    }

    /** A file that steps wrote into the repository. */
    String written(String name) throws IOException {
        return Files.readString(repository.resolve(name));
    }

    /** Runs steps one after the other, up to the first that fails. */
    Ended run(List<Step> steps) throws Exception {
        StringBuilder said = new StringBuilder();
        for (Step step : steps) {
            Path script = Files.createTempFile(folder.resolve("temporary"), "step", ".sh");
            Files.writeString(script, step.script());
            List<String> command = new ArrayList<>(step.shell());
            command.add(script.toString());
            Path log = Files.createTempFile(folder.resolve("temporary"), "step", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(repository.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Map<String, String> seen = builder.environment();
            seen.clear();
            seen.putAll(Map.of(
                    "PATH", folder.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin",
                    "HOME", folder.resolve("temporary").toString(),
                    "USER", "runner",
                    "CI", "true",
                    "LC_ALL", "C.UTF-8"));
            seen.putAll(environment);
            seen.putAll(step.variables());
            Process process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("it does not end: " + step.name());
            }
            said.append("== ").append(step.name()).append('\n').append(Files.readString(log, StandardCharsets.UTF_8));
            if (process.exitValue() != 0) {
                return new Ended(process.exitValue(), said.toString());
            }
        }
        return new Ended(0, said.toString());
    }

    /** The digest of the plan of what is in the repository, as {@code apply --expect} wants it. */
    String digest() {
        String plan = world().run("plan", "backup", "--format", "json").out();
        return "sha256:"
                + new JsonMapper().readTree(plan).get("holdfast").get("digest").asString();
    }

    /** Fails if what is declared is not what is there. */
    void isApplied() {
        world().expect(0, "plan", "backup", "--detailed-exitcode");
    }

    /** Fails if anything was applied since the pull request was planned. */
    void isUntouched() {
        assertThat(world().run("plan", "backup", "--detailed-exitcode").status())
                .isIn(2, 4);
    }
}
