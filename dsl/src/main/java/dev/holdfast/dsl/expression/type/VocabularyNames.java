package dev.holdfast.dsl.expression.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of vocabularies as lists, for the page that explains them and for tests that ask for each. */
public final class VocabularyNames {

    private VocabularyNames() {}

    /**
     * What an object consists of.
     *
     * @param title what it is, with an article
     * @param names type by name, in words
     */
    public record NameTable(String title, SortedMap<String, String> names) {
        public NameTable {
            names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        }
    }

    /** Every value that can be asked for without a closure, as expression and type; of lists the first item. */
    public static SortedMap<String, String> paths(Vocabulary vocabulary) {
        SortedMap<String, String> paths = new TreeMap<>();
        vocabulary.roots().forEach((name, type) -> collect(name, type, paths));
        return paths;
    }

    private static void collect(String path, Type type, SortedMap<String, String> paths) {
        paths.put(path, words(type));
        Shape shape = type.shape();
        if (shape != null) {
            shape.properties().forEach((name, inner) -> collect(path + "." + name, inner, paths));
        } else if (type.is(TypeKind.LIST)) {
            collect(path + "[0]", type.itemOrAny(), paths);
        }
    }

    /** Each kind of object that rules see, once, the first by target and then as they are met. */
    public static List<NameTable> tables(List<Vocabulary> vocabularies) {
        Map<String, NameTable> tables = new LinkedHashMap<>();
        List<Type> open = new ArrayList<>();
        vocabularies.forEach(vocabulary -> open.addAll(vocabulary.roots().values()));
        for (int i = 0; i < open.size(); i++) {
            Type type = open.get(i).is(TypeKind.LIST) ? open.get(i).itemOrAny() : open.get(i);
            Shape shape = type.shape();
            if (shape != null && !tables.containsKey(shape.shown())) {
                SortedMap<String, String> names = new TreeMap<>();
                shape.properties().forEach((name, inner) -> names.put(name, words(inner)));
                tables.put(shape.shown(), new NameTable(shape.shown(), names));
                open.addAll(shape.properties().values());
            }
        }
        return List.copyOf(tables.values());
    }

    private static String words(Type type) {
        if (!type.words().isEmpty()) {
            return "`" + String.join("` `", type.words()) + "`";
        }
        return type.is(TypeKind.LIST) ? "list: " + words(type.itemOrAny()) : type.shown();
    }
}
