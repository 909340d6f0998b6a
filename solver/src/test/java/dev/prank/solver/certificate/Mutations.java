package dev.prank.solver.certificate;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.prank.instances.number.Rational;
import java.util.ArrayList;
import java.util.List;

/** Every way in which a test spoils one place of a JSON document. */
final class Mutations {

    /** A spoilt copy of the document, and what was done to it. */
    record Mutation(JsonPointer place, String change, JsonNode document) {
        @Override
        public String toString() {
            return place + " " + change;
        }
    }

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode original;
    private final Rational step;
    private final List<Mutation> mutations = new ArrayList<>();

    private Mutations(JsonNode original, Rational step) {
        this.original = original;
        this.step = step;
    }

    /** @param step added to numbers that are strings */
    static List<Mutation> of(JsonNode document, Rational step) {
        Mutations all = new Mutations(document, step);
        all.visit(JsonPointer.empty(), document);
        return all.mutations;
    }

    private void visit(JsonPointer place, JsonNode node) {
        if (!place.matches()) {
            remove(place);
            for (JsonNode other :
                    List.of(NullNode.instance, TextNode.valueOf("nonsense"), NODES.arrayNode(), NODES.objectNode())) {
                if (!other.equals(node)) {
                    replace(place, other);
                }
            }
        }
        if (node.isObject()) {
            spoil(place, "has another key", copy -> ((ObjectNode) copy).put("extra", 1));
            node.properties().forEach(field -> visit(place.appendProperty(field.getKey()), field.getValue()));
        } else if (node.isArray()) {
            spoil(place, "has a null more", copy -> ((ArrayNode) copy).addNull());
            if (!node.isEmpty()) {
                spoil(place, "has its last element twice", copy -> ((ArrayNode) copy).add(node.get(node.size() - 1)));
            }
            for (int i = 0; i < node.size(); i++) {
                visit(place.appendIndex(i), node.get(i));
            }
        } else if (node.isInt()) {
            replace(place, IntNode.valueOf(node.intValue() + 1));
            replace(place, IntNode.valueOf(node.intValue() - 1));
            replace(place, IntNode.valueOf(-node.intValue() - 1));
            replace(place, IntNode.valueOf(Integer.MAX_VALUE));
        } else if (node.isBoolean()) {
            replace(place, BooleanNode.valueOf(!node.booleanValue()));
        } else if (node.isTextual()) {
            visitText(place, node.textValue());
        }
    }

    private void visitText(JsonPointer place, String text) {
        replace(place, TextNode.valueOf(""));
        replace(place, TextNode.valueOf(text + "x"));
        Rational number;
        try {
            number = Rational.parse(text);
        } catch (NumberFormatException e) {
            return;
        }
        replace(place, TextNode.valueOf(number.add(step).toString()));
        replace(place, TextNode.valueOf("NaN"));
        replace(place, TextNode.valueOf("1e99"));
        if (number.signum() != 0) {
            replace(place, TextNode.valueOf(number.negate().toString()));
        }
    }

    private void remove(JsonPointer place) {
        JsonNode document = original.deepCopy();
        JsonNode parent = document.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.remove(place.last().getMatchingProperty());
        } else {
            ((ArrayNode) parent).remove(place.last().getMatchingIndex());
        }
        mutations.add(new Mutation(place, "is gone", document));
    }

    private void replace(JsonPointer place, JsonNode value) {
        JsonNode document = original.deepCopy();
        JsonNode parent = document.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.set(place.last().getMatchingProperty(), value);
        } else {
            ((ArrayNode) parent).set(place.last().getMatchingIndex(), value);
        }
        mutations.add(new Mutation(place, "is " + value, document));
    }

    private interface Change {
        void to(JsonNode node);
    }

    private void spoil(JsonPointer place, String change, Change action) {
        JsonNode document = original.deepCopy();
        action.to(document.at(place));
        mutations.add(new Mutation(place, change, document));
    }
}
