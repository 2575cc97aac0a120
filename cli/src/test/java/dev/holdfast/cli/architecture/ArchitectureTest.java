package dev.holdfast.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The shape of the house: layers, arrows between rooms, and who may touch the outside world. */
class ArchitectureTest {

    private static final String ROOT = "dev.holdfast.";
    private static final String MAIN = "dev.holdfast.cli.Main";
    /** Fewer classes than this mean that the import went wrong and every rule would pass on nothing. */
    private static final int LEAST_CLASSES = 300;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("-tests.jar") && !location.contains("/test-classes/"))
            .importPackages("dev.holdfast");

    @Test
    void all_modules_are_looked_at() {
        assertThat(CLASSES.size()).isGreaterThan(LEAST_CLASSES);
        assertThat(CLASSES.stream().map(c -> c.getPackageName().split("\\.")[2]))
                .contains("dsl", "planner", "executor", "cli");
    }

    @Test
    void arrows_between_modules_point_down() {
        List<String> layers = List.of("cli", "executor", "planner", "dsl");
        for (int lower = 1; lower < layers.size(); lower++) {
            String[] above = layers.subList(0, lower).stream()
                    .map(layer -> ROOT + layer + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + layers.get(lower) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .check(CLASSES);
        }
    }

    @Test
    void packages_do_not_depend_on_each_other_in_circles() {
        slices().matching("dev.holdfast.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_planner_does_no_input_output_and_has_no_threads() {
        Set<String> harmless = Set.of(
                "java.io.Serializable",
                "java.io.IOException",
                "java.io.UncheckedIOException",
                "java.io.ByteArrayOutputStream",
                "java.io.OutputStream");
        noClasses()
                .that()
                .resideInAPackage(ROOT + "planner..")
                .should()
                .dependOnClassesThat(describe(
                        "reach the outside world",
                        (JavaClass target) -> !harmless.contains(target.getName())
                                && (target.getPackageName().equals("java.io")
                                        || target.getPackageName().startsWith("java.nio.file")
                                        || target.getPackageName().startsWith("java.net")
                                        || target.getPackageName().startsWith("java.sql")
                                        || target.getPackageName().startsWith("java.util.concurrent")
                                        || target.getName().equals("java.lang.Thread")
                                        || target.getName().equals("java.lang.Process"))))
                .check(CLASSES);
    }

    @Test
    void only_main_touches_clock_chance_streams_and_surroundings() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(MAIN)
                .should()
                .accessTargetWhere(ambient())
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> ambient() {
        return describe("reads the surroundings", access -> isAmbient(access.getTarget()));
    }

    private static boolean isAmbient(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        return switch (owner) {
            case "java.lang.System" -> !Set.of("arraycopy", "identityHashCode").contains(name);
            case "java.lang.Runtime", "java.util.concurrent.ThreadLocalRandom" -> true;
            case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
            case "java.util.Random" -> target.getFullName().endsWith("<init>()");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.util.Locale" -> name.equals("getDefault");
            case "java.util.TimeZone" -> name.equals("getDefault");
            case "java.nio.charset.Charset" -> name.equals("defaultCharset");
            case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
            case "java.time.ZoneId" -> name.equals("systemDefault");
            default -> owner.startsWith("java.time.") && name.equals("now") && !takesAClock(target);
        };
    }

    private static boolean takesAClock(AccessTarget target) {
        return target.getFullName().contains("java.time.Clock");
    }

    @Test
    void every_package_is_null_marked() throws ClassNotFoundException {
        for (String name : packages()) {
            Class<?> info = Class.forName(name + ".package-info");
            assertThat(info.isAnnotationPresent(NullMarked.class))
                    .as("package %s is @NullMarked", name)
                    .isTrue();
        }
    }

    @Test
    void packages_are_named_after_concepts() {
        Set<String> hollow = Set.of("util", "utils", "helper", "helpers", "manager", "common", "impl", "info", "data");
        assertThat(packages())
                .allSatisfy(name -> assertThat(name.substring(name.lastIndexOf('.') + 1))
                        .isNotIn(hollow));
    }

    @Test
    void arrows_between_packages_are_the_listed_ones() throws IOException {
        Set<String> arrows = new TreeSet<>();
        for (JavaClass origin : CLASSES) {
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                String from = origin.getPackageName();
                String to = dependency.getTargetClass().getPackageName();
                if (to.startsWith("dev.holdfast") && !to.equals(from)) {
                    arrows.add(from.substring(ROOT.length()) + " -> " + to.substring(ROOT.length()));
                }
            }
        }
        Path golden = Path.of(System.getProperty("holdfast.root"), "cli/src/test/resources/package-arrows.txt");
        String actual = String.join("\n", arrows) + "\n";
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if (!actual.equals(expected) && "accept".equals(System.getProperty("golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, actual);
        }
        assertThat(actual)
                .as("arrows between packages; if a new one is meant, run ./dev golden and explain it in the commit")
                .isEqualTo(expected);
    }

    private static Set<String> packages() {
        Set<String> names = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            names.add(type.getPackageName());
        }
        return names;
    }
}
