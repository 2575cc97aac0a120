package dev.holdfast.dsl.groovy.method;

import dev.holdfast.dsl.groovy.value.Value;
import dev.holdfast.dsl.groovy.value.ValueKind;
import dev.holdfast.dsl.groovy.value.ValueProblem;
import dev.holdfast.dsl.groovy.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Methods that make another list of the elements: in another order, or some of them. */
final class SequenceParts {

    private SequenceParts() {}

    static Value sort(Invocation call) {
        List<Value> elements = Values.list(((Value.Sequence) call.receiver()), 0, call.budget());
        return new Value.Items(Entries.sorted(elements, call));
    }

    static Value unique(Invocation call) {
        List<Value> kept = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        Value.Sequence sequence = ((Value.Sequence) call.receiver());
        for (long i = 0; i < sequence.size(); i++) {
            Value element = sequence.at(i);
            Value key = call.has(0) ? call.round(call.closure(0), i + 1, element) : element;
            if (seen.add(Values.identity(key, call.budget()))) {
                call.budget().cells(1);
                kept.add(element);
            }
        }
        return new Value.Items(kept);
    }

    static Value reverse(Invocation call) {
        List<Value> elements = Values.list(((Value.Sequence) call.receiver()), 0, call.budget());
        Collections.reverse(elements);
        return new Value.Items(elements);
    }

    /** Elements from one position to another; all to the end if {@code to} is negative. */
    static Value part(Invocation call, long from, long to) {
        Value.Sequence sequence = ((Value.Sequence) call.receiver());
        long end = to < 0 ? sequence.size() : Math.min(to, sequence.size());
        List<Value> part = new ArrayList<>();
        call.budget().cells(Math.max(0, end - from));
        for (long i = from; i < end; i++) {
            part.add(sequence.at(i));
        }
        return new Value.Items(part);
    }

    static Value collate(Invocation call) {
        long size = positive(call);
        List<Value> lists = new ArrayList<>();
        List<Value> elements = Values.list(((Value.Sequence) call.receiver()), 0, call.budget());
        call.budget().cells(2L * elements.size());
        for (int i = 0; i < elements.size(); i += (int) Math.min(size, elements.size())) {
            lists.add(new Value.Items(elements.subList(i, (int) Math.min(i + size, elements.size()))));
        }
        return new Value.Items(lists);
    }

    private static long positive(Invocation call) {
        long number = call.count(0);
        if (number == 0) {
            throw new ValueProblem("The argument must be 1 or more.");
        }
        return number;
    }

    static Value withIndex(Invocation call) {
        List<Value> pairs = new ArrayList<>();
        List<Value> elements = Values.list(((Value.Sequence) call.receiver()), 0, call.budget());
        call.budget().cells(2L * elements.size());
        for (int i = 0; i < elements.size(); i++) {
            pairs.add(new Value.Items(List.of(elements.get(i), Value.Numeral.of(i))));
        }
        return new Value.Items(pairs);
    }

    static Value flatten(Invocation call) {
        List<Value> flat = new ArrayList<>();
        flatten(((Value.Sequence) call.receiver()), flat, call);
        return new Value.Items(flat);
    }

    private static void flatten(Value.Sequence sequence, List<Value> flat, Invocation call) {
        try {
            call.budget().enter();
            for (long i = 0; i < sequence.size(); i++) {
                call.budget().step();
                Value element = sequence.at(i);
                if (element instanceof Value.Sequence inner) {
                    flatten(inner, flat, call);
                } else {
                    call.budget().cells(1);
                    flat.add(element);
                }
            }
        } finally {
            call.budget().leave();
        }
    }

    static Value step(Invocation call) {
        if (call.receiver().kind() != ValueKind.RANGE) {
            throw new ValueProblem("Only ranges have steps: (0..10).step(5).");
        }
        long width = positive(call);
        Value.Sequence sequence = ((Value.Sequence) call.receiver());
        List<Value> steps = new ArrayList<>();
        for (long i = 0; i < sequence.size() && i >= 0; i += width) {
            call.budget().cells(1);
            steps.add(sequence.at(i));
        }
        return new Value.Items(steps);
    }
}
