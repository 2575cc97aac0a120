package dev.holdfast.planner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PlanDocumentCodecTest {

    private static final PlanDocument MAXIMAL = PlanDocumentCodec.sealed(MaximalPlan.document());

    @Test
    void what_is_written_reads_back_as_an_equal_document() throws PlanDocumentException, PlanRefusedException {
        assertThat(PlanDocumentCodec.read(PlanDocumentCodec.write(MAXIMAL))).isEqualTo(MAXIMAL);
        for (long seed = 0; seed < 10; seed++) {
            PlanDocument plan = Planner.plan(EstateGenerator.of(seed).firstRequest());
            assertThat(PlanDocumentCodec.read(PlanDocumentCodec.write(plan)))
                    .as("seed %d", seed)
                    .isEqualTo(plan);
        }
    }

    @Test
    void keys_of_every_object_are_sorted_by_utf16_units_and_no_blank_stands_outside_texts()
            throws PlanRefusedException {
        for (PlanDocument plan :
                List.of(MAXIMAL, Planner.plan(EstateGenerator.of(3).firstRequest()))) {
            byte[] bytes = PlanDocumentCodec.write(plan);
            JsonNode root = JsonMapper.shared().readTree(bytes);
            assertThat(unsorted(root, "")).isEmpty();
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(canonical(root));
        }
    }

    @Test
    void texts_are_escaped_only_where_rfc_8785_wants_it() {
        String text = new String(PlanDocumentCodec.write(MAXIMAL), StandardCharsets.UTF_8);
        assertThat(text)
                .contains("\"message\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\u00e4\u2192\ud83d\ude00/\u007f\u2028\"");
    }

    @Test
    void halves_of_surrogate_pairs_from_foreign_inventories_become_replacement_characters()
            throws PlanDocumentException {
        FindingEntry finding = MAXIMAL.holdfast().findings().get(0);
        ResourceChange broken = new ResourceChange(
                "protection/\ud83d!",
                "protection",
                "\ud83d!",
                "\ude00",
                new ResourceChange.Change(List.of("create"), null, new TreeMap<>()));
        PlanDocument document = PlanDocumentCodec.sealed(
                new PlanDocument("1.0", List.of(broken), true, true, false, MAXIMAL.holdfast()));
        PlanDocument read = PlanDocumentCodec.read(PlanDocumentCodec.write(document));
        assertThat(read.resourceChanges().get(0).name()).isEqualTo("\ufffd!");
        assertThat(read.holdfast().findings().get(0)).isEqualTo(finding);
    }

    @Test
    void the_digest_depends_on_the_content_and_not_on_an_older_digest() {
        assertThat(PlanDocumentCodec.sealed(MAXIMAL)).isEqualTo(MAXIMAL);
        PlanDocument other = new PlanDocument(
                "1.0", MAXIMAL.resourceChanges(), !MAXIMAL.complete(), true, false, MAXIMAL.holdfast());
        assertThat(PlanDocumentCodec.sealed(other).holdfast().digest())
                .isNotEqualTo(MAXIMAL.holdfast().digest());
    }

    @Test
    void blanks_and_the_order_of_keys_do_not_break_the_seal() throws PlanDocumentException {
        JsonNode root = JsonMapper.shared().readTree(PlanDocumentCodec.write(MAXIMAL));
        byte[] pretty = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        assertThat(PlanDocumentCodec.read(pretty)).isEqualTo(MAXIMAL);
    }

    @Test
    void any_changed_byte_is_noticed() {
        byte[] bytes = PlanDocumentCodec.write(MAXIMAL);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] = (byte) (changed[i] == 'a' ? 'b' : 'a');
            int at = i;
            assertThatThrownBy(() -> PlanDocumentCodec.read(changed))
                    .as("byte %d of %s", at, new String(bytes, StandardCharsets.UTF_8))
                    .isInstanceOf(PlanDocumentException.class);
        }
    }

    @Test
    void a_cut_off_file_is_refused_wherever_it_ends() {
        byte[] bytes = PlanDocumentCodec.write(MAXIMAL);
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> PlanDocumentCodec.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(PlanDocumentException.class)
                    .hasMessageContaining("Make a new plan");
        }
    }

    @Test
    void a_later_minor_format_with_more_keys_is_read_and_another_major_format_is_refused()
            throws PlanDocumentException {
        String later = sealedText(text -> text.replace("\"format_version\":\"1.0\"", "\"format_version\":\"1.7\"")
                .replace("\"errored\":false", "\"errored\":false,\"extra\":{\"new\":[1]}"));
        assertThat(PlanDocumentCodec.read(later.getBytes(StandardCharsets.UTF_8))
                        .formatVersion())
                .isEqualTo("1.7");
        String other = sealedText(text -> text.replace("\"format_version\":\"1.0\"", "\"format_version\":\"2.0\""));
        assertThatThrownBy(() -> PlanDocumentCodec.read(other.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("format 2.0");
    }

    @Test
    void what_is_no_plan_is_refused_with_a_reason() {
        for (String text : List.of(
                "",
                "[]",
                "null",
                "{}",
                "{\"format_version\":\"1.0\"}",
                "{\"format_version\":\"1.0\",\"holdfast\":{}}",
                "{\"format_version\":1}",
                "not json",
                "{\"a\":1}{\"b\":2}",
                "[".repeat(100_000))) {
            assertThatThrownBy(() -> PlanDocumentCodec.read(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text.length() > 100 ? "long" : text)
                    .isInstanceOf(PlanDocumentException.class);
        }
    }

    @Test
    void a_sealed_document_that_lacks_a_key_or_has_a_wrong_type_is_refused_with_its_path() {
        assertThatThrownBy(() -> PlanDocumentCodec.read(sealedText(text -> text.replace("\"estate\":\"estate\",", ""))
                        .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PlanDocumentException.class)
                .hasMessageContaining("holdfast");
        assertThatThrownBy(() -> PlanDocumentCodec.read(
                        sealedText(text -> text.replace("\"stateSerial\":4", "\"stateSerial\":\"four\""))
                                .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PlanDocumentException.class)
                .hasMessageContaining("stateSerial");
        assertThatThrownBy(() ->
                        PlanDocumentCodec.read(sealedText(text -> text.replace("\"before\":null", "\"before\":[]"))
                                .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PlanDocumentException.class)
                .hasMessageContaining("resource_changes");
    }

    @Test
    void a_sealed_document_with_a_time_that_is_none_or_nothing_in_place_of_a_number_is_refused_with_its_path() {
        Map<String, String> wrong = Map.of(
                "(\"holdfast\":\\{\"at\":)\"[^\"]*\"", "holdfast.at",
                "(\"captured\":)\"[^\"]*\"", "captured",
                "(\"due\":)\"[^\"]*\"", "due");
        wrong.forEach((key, path) -> {
            for (String time : List.of("-1", "", "tomorrow", "2026-13-01T00:00:00Z", "+123456789-01-01T00:00:00Z")) {
                assertThatThrownBy(() ->
                                PlanDocumentCodec.read(sealedText(text -> text.replaceFirst(key, "$1\"" + time + "\""))
                                        .getBytes(StandardCharsets.UTF_8)))
                        .as(path + " " + time)
                        .isInstanceOf(PlanDocumentException.class)
                        .hasMessageContaining(path)
                        .hasMessageContaining("Make a new plan");
            }
        });
        assertThatThrownBy(() ->
                        PlanDocumentCodec.read(sealedText(text -> text.replace("\"protected\":1", "\"protected\":null"))
                                .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PlanDocumentException.class)
                .hasMessageContaining("counts.protected");
    }

    @Test
    void a_plan_of_an_earlier_version_is_refused_by_name_of_what_it_lacks() {
        for (String key : List.of("choices", "fleetRestores", "lossBases", "lossBreakdowns", "restoreBreakdowns")) {
            assertThatThrownBy(() -> PlanDocumentCodec.read(without(key)))
                    .isInstanceOf(PlanDocumentException.class)
                    .hasMessageContaining("lacks 'holdfast." + key + "': an earlier version of Holdfast made it")
                    .hasMessageContaining("Make a new plan");
        }
        assertThatThrownBy(() -> PlanDocumentCodec.read(without("choices", "lossBases")))
                .hasMessageContaining("lacks 'holdfast.choices' and 'holdfast.lossBases': ");
    }

    @Test
    void what_refers_to_nothing_or_cannot_be_read_is_refused() {
        for (String change : List.of(
                "\"slot\":\"7m\"=\"slot\":\"soon\"",
                "\"low\":\"1.5\"=\"low\":\"1e999999999\"",
                "\"likely\":\"2\"=\"likely\":\"\"",
                "\"last\":\"0.5\"=\"last\":\"half\"",
                "\"group\":0=\"group\":7",
                "\"address\":\"points/a@rsv\"=\"address\":\"points\"",
                "\"basis\":0=\"basis\":1",
                "\"basis\":0=\"basis\":-1",
                "\"basis\":0,=",
                "\"basis\":0=\"basis\":\"first\"",
                "\"breakdown\":0=\"breakdown\":99",
                "\"breakdown\":0,=")) {
            String[] sides = change.split("=", -1);
            assertThatThrownBy(() -> PlanDocumentCodec.read(
                            sealedText(text -> text.replace(sides[0], sides[1])).getBytes(StandardCharsets.UTF_8)))
                    .as(change)
                    .isInstanceOf(PlanDocumentException.class)
                    .hasMessageContaining("no plan of format 1.x: at holdfast")
                    .hasMessageContaining("Make a new plan");
        }
    }

    /** The maximal document without keys of its own section, sealed by whoever took them out. */
    private static byte[] without(String... keys) {
        ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(PlanDocumentCodec.write(MAXIMAL));
        ObjectNode section = (ObjectNode) root.get("holdfast");
        section.remove(List.of(keys));
        section.put("digest", "");
        byte[] unsealed = JsonMapper.shared().writeValueAsBytes(root);
        Fingerprint.DigestStream stream = new Fingerprint.DigestStream();
        stream.write(unsealed, 0, unsealed.length);
        section.put("digest", stream.hex());
        return JsonMapper.shared().writeValueAsBytes(root);
    }

    /** The maximal document as text, changed and sealed again by whoever changed it. */
    private static String sealedText(java.util.function.UnaryOperator<String> change) {
        String text = new String(PlanDocumentCodec.write(MAXIMAL), StandardCharsets.UTF_8);
        String changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        String digest = MAXIMAL.holdfast().digest();
        Fingerprint.DigestStream stream = new Fingerprint.DigestStream();
        byte[] unsealed = changed.replace(digest, "").getBytes(StandardCharsets.UTF_8);
        stream.write(unsealed, 0, unsealed.length);
        return changed.replace(digest, stream.hex());
    }

    private static List<String> unsorted(JsonNode node, String path) {
        List<String> unsorted = new ArrayList<>();
        if (node.isObject()) {
            List<String> keys = new ArrayList<>(node.propertyNames());
            if (!keys.equals(new ArrayList<>(new TreeSet<>(keys)))) {
                unsorted.add(path + keys);
            }
            node.forEachEntry((key, value) -> unsorted.addAll(unsorted(value, path + "/" + key)));
        }
        if (node.isArray()) {
            node.forEach(value -> unsorted.addAll(unsorted(value, path + "/-")));
        }
        return unsorted;
    }

    /** An independent writer: escapes by the letter of RFC 8785, section 3.2.2.2. */
    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            List<String> members = new ArrayList<>();
            new TreeSet<>(node.propertyNames())
                    .forEach(key -> members.add(quoted(key) + ":" + canonical(node.get(key))));
            return "{" + String.join(",", members) + "}";
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(canonical(item)));
            return "[" + String.join(",", items) + "]";
        }
        return node.isString() ? quoted(node.asString()) : node.asString("null");
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }
}
