package dev.holdfast.cli.render.report;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.PlanDocumentCodec;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Plans whose texts try to be something else: commands of build servers, markup, escapes, halves of characters, very long names. */
final class HostilePlans {

    static final List<String> TEXTS = List.of(
            "::error::owned",
            "\n::set-output name=x::y",
            "::add-mask::a",
            "##vso[task.complete result=Succeeded;]done",
            "##[error]no",
            "##teamcity[buildStatus]",
            "</details></pre>",
            "<!-- holdfast:plan:other -->",
            "-->",
            "`x`",
            "```\n# title",
            "\u001b[2J\u001b]0;title\u0007",
            "a".repeat(65_536),
            "::x ".repeat(16_384),
            "nul\0byte",
            "right\u202eto-left\u2066",
            "${{ secrets.TOKEN }}",
            "a|b|c",
            "cr\r\nlf\n\n",
            "]]>",
            "<a href=\"x\">&amp;&#0;</a>",
            "\ud83d\ude00 emoji \ud83d\udc69\u200d\ud83d\udcbb",
            "half\ud83d",
            "\ude00half",
            "@team [click](https://example.com) ![i](x)",
            "{0} {1}",
            "\ufffe\uffff",
            "100%25 %0A;x=y],z:1",
            "\u2028line\u2029paragraph\u0085next",
            "");

    private static final List<String> PLACES = List.of(
            "holdfast.yaml:3:7",
            "a/b c.yaml:1:1",
            "../outside.yaml:1:1",
            "/etc/passwd:1:1",
            "C:\\x.yaml:1:2",
            "file:with:colons.yaml:12:4",
            "p%41;x=],y:1:2.yaml:9:9",
            "u\u0308ber.yaml:2",
            "no place",
            "x:0:0",
            "x:99999999999:1",
            "e\u001bsc.yaml:1:1",
            "./../x/../../y.yaml:1:1",
            "::error::x:1:1",
            "a\nb:1:1",
            "half\ud83d.yaml:1:1");

    /** Words that the planner alone writes; everything else may be anything. */
    private static final Set<String> FIXED = Set.of(
            "digest",
            "formatVersion",
            "refresh",
            "status",
            "action",
            "actions",
            "how",
            "kind",
            "driftClass",
            "response");

    private HostilePlans() {}

    /** The document with texts, here and there, replaced by hostile ones, and with hostile findings; sealed. */
    static PlanDocument of(PlanDocument plan, RandomGenerator random) {
        PlanDocument broken = (PlanDocument) spoiled("", plan, random);
        List<FindingEntry> findings = new ArrayList<>(broken.holdfast().findings());
        int more = random.nextInt(30);
        for (int index = 0; index < more; index++) {
            findings.add(finding(random));
        }
        return withFindings(broken, findings);
    }

    /** The document with these findings; sealed. */
    static PlanDocument withFindings(PlanDocument plan, List<FindingEntry> findings) {
        Object section = with((Record) plan.holdfast(), "findings", findings);
        return PlanDocumentCodec.sealed((PlanDocument) with(plan, "holdfast", section));
    }

    private static FindingEntry finding(RandomGenerator random) {
        List<String> addresses = new ArrayList<>();
        int count = random.nextInt(30);
        for (int index = 0; index < count; index++) {
            addresses.add(text(random));
        }
        return new FindingEntry(
                random.nextBoolean() ? "HF10" + (30 + random.nextInt(7)) : text(random),
                random.nextBoolean() ? "rpo-violated" : text(random),
                Seeds.oneOf(random, "error", "warning", "note", "::error::"),
                addresses,
                "Policy '" + text(random) + "' is bad. " + text(random),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(PLACES.get(random.nextInt(PLACES.size()))),
                new TreeMap<>(Map.of("fact", text(random))),
                random.nextBoolean() ? Optional.empty() : Optional.of("Do " + text(random)),
                random.nextInt(8) > 0 ? Optional.empty() : Optional.of(accepted(random)));
    }

    private static FindingEntry.AcceptedBy accepted(RandomGenerator random) {
        return random.nextBoolean()
                ? new FindingEntry.AcceptedBy(text(random), text(random), text(random))
                : new FindingEntry.AcceptedBy(
                        random.nextBoolean() ? Optional.empty() : Optional.of(text(random)),
                        text(random),
                        text(random),
                        Optional.of(text(random)));
    }

    /** One of {@link #TEXTS}, the longest ones seldom. */
    static String text(RandomGenerator random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        boolean rare = text.length() > 10_000 && random.nextInt(8) > 0;
        return rare ? "web-" + random.nextInt(9) : text;
    }

    private static Object spoiled(String name, Object value, RandomGenerator random) {
        if (value instanceof String text) {
            return FIXED.contains(name) || random.nextInt(6) > 0 ? text : text(random);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(content -> spoiled(name, content, random));
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(member -> copy.add(spoiled(name, member, random)));
            return copy;
        }
        if (value instanceof Record content
                && content.getClass().getName().startsWith("dev.holdfast.planner.document")) {
            return rebuilt(content, (component, part) -> spoiled(component, part, random));
        }
        return value;
    }

    private static Object with(Record value, String name, Object replacement) {
        return rebuilt(value, (component, part) -> component.equals(name) ? replacement : part);
    }

    /** What becomes of a component. */
    private interface Change {
        Object of(String component, Object part);
    }

    private static Record rebuilt(Record value, Change change) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] parts = new Object[components.length];
        try {
            for (int index = 0; index < components.length; index++) {
                components[index].getAccessor().setAccessible(true);
                parts[index] = components[index].getAccessor().invoke(value);
                if (parts[index] != null) {
                    parts[index] = change.of(components[index].getName(), parts[index]);
                }
            }
            Constructor<?> constructor = value.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (Record) constructor.newInstance(parts);
        } catch (InvocationTargetException e) {
            return value; // a word that is one of a few: no plan can have another
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot rebuild " + value.getClass(), e);
        }
    }
}
