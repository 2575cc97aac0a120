package dev.holdfast.cli.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The shape of the house: layers, arrows between packages, a pure planner, one place that asks the system. */
class ArchitectureTest {

    /** Fewer classes than this mean that the import failed, and that every rule would hold for nothing. */
    private static final int FEWEST_CLASSES = 300;

    private static final String ROOT = "dev.holdfast";
    private static final Set<String> FORBIDDEN_NAMES =
            Set.of("util", "utils", "helper", "helpers", "manager", "common", "impl", "info", "data", "misc");

    private static final Set<String> FINDERS =
            Set.of("java.lang.ClassLoader", "java.lang.Process", "java.lang.ProcessBuilder", "java.util.ServiceLoader");
    private static final Set<String> LOOKUPS = Set.of(
            "forName",
            "getMethod",
            "getMethods",
            "getDeclaredMethod",
            "getDeclaredMethods",
            "getField",
            "getFields",
            "getDeclaredField",
            "getDeclaredFields",
            "getConstructor",
            "getDeclaredConstructor",
            "newInstance");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(ArchitectureTest::isMainCode)
            .importPackages(ROOT);

    private static boolean isMainCode(Location location) {
        return !location.contains("-tests.jar") && !location.contains("/test-classes/");
    }

    @Test
    void all_modules_are_looked_at() {
        assertThat(CLASSES.size()).isGreaterThan(FEWEST_CLASSES);
        for (String module : List.of("dsl", "planner", "executor", "cli")) {
            assertThat(CLASSES.stream().anyMatch(c -> c.getPackageName().startsWith(ROOT + "." + module)))
                    .as(module)
                    .isTrue();
        }
    }

    @Test
    void modules_point_down_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy(ROOT + ".cli..")
                .layer("executor")
                .definedBy(ROOT + ".executor..")
                .layer("planner")
                .definedBy(ROOT + ".planner..")
                .layer("dsl")
                .definedBy(ROOT + ".dsl..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("executor")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("planner")
                .mayOnlyBeAccessedByLayers("cli", "executor")
                .whereLayer("dsl")
                .mayOnlyBeAccessedByLayers("cli", "executor", "planner")
                .check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_planner_is_pure() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".planner..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.nio.file..",
                                "java.net..",
                                "java.sql..",
                                "java.util.concurrent..",
                                "java.lang.reflect..")
                        .or(outsideStreams())
                        .or(belongToAnyOf(Thread.class, ThreadLocal.class, Clock.class, InstantSource.class)))
                .check(CLASSES);
    }

    /** Groovy can run what it reads, so that only the package that asks for a tree and nothing else may know it. */
    @Test
    void only_the_parser_of_policy_files_knows_groovy() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".dsl.groovy.parse")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "groovy..", "org.codehaus.groovy..", "org.apache.groovy..", "groovyjarjar*.."))
                .check(CLASSES);
    }

    /** A tree is all that is asked of Groovy: nothing that compiles, loads classes, resolves names or has a metaclass. */
    @Test
    void nothing_of_groovy_is_used_that_could_run_anything() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "groovy..",
                                "org.codehaus.groovy.runtime..",
                                "org.codehaus.groovy.transform..",
                                "org.codehaus.groovy.reflection..",
                                "org.codehaus.groovy.classgen..",
                                "org.codehaus.groovy.vmplugin..")
                        .or(DescribedPredicate.describe(
                                "compile",
                                type -> type.getName().equals("org.codehaus.groovy.control.CompilationUnit"))))
                .check(CLASSES);
    }

    @Test
    void policy_files_are_evaluated_without_reflection() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".dsl.groovy..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.lang.reflect..",
                                "java.lang.invoke..",
                                "java.net..",
                                "javax.script..",
                                "java.beans..")
                        .or(DescribedPredicate.describe(
                                "look methods and classes up", type -> FINDERS.contains(type.getName()))))
                .orShould()
                .accessTargetWhere(DescribedPredicate.describe(
                        "a class that is looked up by name",
                        access -> access.getTargetOwner().isEquivalentTo(Class.class)
                                && LOOKUPS.contains(access.getTarget().getName())))
                .check(CLASSES);
    }

    /** java.io apart from what works in memory, and from what serialization of exceptions needs. */
    private static DescribedPredicate<JavaClass> outsideStreams() {
        Set<String> inMemory = Set.of(
                "java.io.Serializable",
                "java.io.IOException",
                "java.io.UncheckedIOException",
                "java.io.ByteArrayOutputStream",
                "java.io.ByteArrayInputStream",
                "java.io.OutputStream",
                "java.io.InputStream",
                "java.io.Closeable");
        return resideInAPackage("java.io..")
                .and(DescribedPredicate.describe("reach outside", type -> !inMemory.contains(type.getName())));
    }

    @Test
    void only_main_asks_the_system() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class)
                .should()
                .accessTargetWhere(ambient())
                .check(CLASSES);
    }

    /** Clock, chance, process and standard streams of the system; every {@code now} without an argument. */
    private static DescribedPredicate<JavaAccess<?>> ambient() {
        Set<String> harmless = Set.of("arraycopy", "identityHashCode", "lineSeparator");
        DescribedPredicate<JavaAccess<?>> system = DescribedPredicate.describe(
                "the system's clock, environment or streams",
                access -> access.getTargetOwner().isEquivalentTo(System.class)
                        && !harmless.contains(access.getTarget().getName()));
        DescribedPredicate<JavaAccess<?>> clocks = DescribedPredicate.describe(
                "an ambient clock", access -> isClock(access.getTargetOwner()) && isAmbient(access));
        DescribedPredicate<JavaAccess<?>> chance = DescribedPredicate.describe(
                "ambient chance",
                access -> access.getTarget().getFullName().startsWith("java.lang.Math.random")
                        || access.getTarget().getFullName().startsWith("java.util.UUID.randomUUID")
                        || access.getTarget().getFullName().equals("java.util.Random.<init>()"));
        DescribedPredicate<JavaAccess<?>> process = DescribedPredicate.describe(
                "the process",
                access -> access.getTargetOwner().isEquivalentTo(Runtime.class)
                        && !access.getTarget().getName().equals("version"));
        return system.or(clocks).or(chance).or(process).or(targetOwner(belongToAnyOf(ThreadLocalRandom.class)));
    }

    private static boolean isClock(JavaClass owner) {
        return List.of(
                        Instant.class,
                        LocalDate.class,
                        LocalTime.class,
                        LocalDateTime.class,
                        OffsetDateTime.class,
                        ZonedDateTime.class,
                        Clock.class,
                        InstantSource.class)
                .stream()
                .anyMatch(owner::isEquivalentTo);
    }

    private static boolean isAmbient(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        return name.equals("now") || name.startsWith("system");
    }

    @Test
    void every_package_is_null_marked_and_has_a_telling_name() {
        Set<String> unmarked = new TreeSet<>();
        Set<String> unnamed = new TreeSet<>();
        for (JavaPackage place : packages()) {
            if (!place.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(place.getName());
            }
            if (FORBIDDEN_NAMES.contains(place.getRelativeName())) {
                unnamed.add(place.getName());
            }
        }
        assertThat(unmarked).isEmpty();
        assertThat(unnamed).isEmpty();
    }

    private static Set<JavaPackage> packages() {
        Set<JavaPackage> packages = new java.util.HashSet<>();
        for (JavaClass type : CLASSES) {
            packages.add(type.getPackage());
        }
        return packages;
    }

    @Test
    void arrows_between_packages_are_the_listed_ones() throws IOException {
        Set<String> arrows = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String from = type.getPackageName();
                String to = dependency.getTargetClass().getPackageName();
                if (!from.equals(to) && to.startsWith(ROOT)) {
                    arrows.add(shortened(from) + " -> " + shortened(to));
                }
            }
        }
        Path golden = Invocation.repository().resolve("cli/src/test/resources/package-arrows.txt");
        String actual = String.join("\n", arrows) + "\n";
        if ("accept".equals(System.getProperty("golden"))) {
            Files.writeString(golden, actual);
            fail("package-arrows.txt was rewritten; look at the difference, then run without -Dgolden=accept");
        }
        assertThat(arrows)
                .as("arrows between packages; ./dev golden rewrites the list")
                .containsExactlyElementsOf(Files.readAllLines(golden));
    }

    private static String shortened(String name) {
        return name.equals(ROOT) ? name : name.substring(ROOT.length() + 1);
    }
}
