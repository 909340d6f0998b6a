package dev.prank.solver.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.prank.instances.Verdict;
import dev.prank.reductions.hardness.CostProof;
import dev.prank.reductions.hardness.CoveringSquare;
import dev.prank.reductions.hardness.Sides;
import dev.prank.reductions.hardness.TileClaim;
import dev.prank.reductions.hardness.TileCosts;
import dev.prank.reductions.hardness.TilePoint;
import dev.prank.reductions.hardness.TileSpacing;
import dev.prank.reductions.hardness.TileVerification;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A verification of the tiles as one JSON object. */
final class GadgetsJson {

    private GadgetsJson() {}

    static String of(TileVerification verification) {
        return ResultWriter.object(json -> {
            json.writeStringField("problem", "gadgets");
            writeVerdict(json, verification.verdict());
            json.writeArrayFieldStart("tiles");
            for (TileCosts tile : verification.tiles()) {
                writeTile(json, tile);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("distances");
            for (TileSpacing.Clearance clearance : verification.spacing().clearances()) {
                writeClearance(json, clearance);
            }
            json.writeEndArray();
            writeRadii(json, verification);
            json.writeArrayFieldStart("wrongTiles");
            for (TileVerification.WrongTile tile : verification.wrongTiles()) {
                json.writeStartObject();
                writeClaim(json, tile.claim());
                writeVerdict(json, tile.verdict());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void writeVerdict(JsonGenerator json, Verdict verdict) throws IOException {
        Optional<String> reason = verdict.match(Optional::empty, Optional::of);
        json.writeStringField("verdict", reason.isEmpty() ? "accepted" : "rejected");
        if (reason.isPresent()) {
            json.writeStringField("reason", reason.get());
        }
    }

    private static void writeClaim(JsonGenerator json, TileClaim claim) throws IOException {
        json.writeStringField("name", claim.name());
        json.writeStringField("ports", Sides.name(claim.shape().ports()));
        writePoints(json, "interior", claim.shape().interior());
        json.writeNumberField("squares", claim.shape().squares());
        ResultWriter.writeStrings(
                json,
                "maximalTight",
                claim.shape().maximalTight().stream().map(Sides::name).toList());
        json.writeStringField("meaning", claim.meaning().sentence());
    }

    private static void writeTile(JsonGenerator json, TileCosts tile) throws IOException {
        json.writeStartObject();
        writeClaim(json, tile.claim());
        writeVerdict(json, tile.check());
        json.writeArrayFieldStart("costs");
        for (CostProof entry : tile.entries()) {
            json.writeStartObject();
            json.writeStringField("ports", Sides.name(entry.ports()));
            json.writeNumberField("claimed", entry.claimed());
            json.writeNumberField("cost", entry.cost());
            json.writeBooleanField("tight", tile.isTight(entry));
            json.writeArrayFieldStart("centres");
            for (CoveringSquare square : entry.squares()) {
                json.writeStartArray();
                json.writeString(square.centreX().toDecimalString());
                json.writeString(square.centreY().toDecimalString());
                json.writeEndArray();
            }
            json.writeEndArray();
            writePoints(json, "packing", entry.packing());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writePoints(JsonGenerator json, String name, List<TilePoint> points) throws IOException {
        json.writeArrayFieldStart(name);
        for (TilePoint point : points) {
            writePoint(json, point);
        }
        json.writeEndArray();
    }

    private static void writePoint(JsonGenerator json, TilePoint point) throws IOException {
        json.writeStartArray();
        json.writeNumber(point.x());
        json.writeNumber(point.y());
        json.writeEndArray();
    }

    private static void writeClearance(JsonGenerator json, TileSpacing.Clearance clearance) throws IOException {
        json.writeStartObject();
        json.writeStringField("condition", clearance.condition().label());
        json.writeStringField("between", clearance.condition().subject());
        if (clearance.nearest().isPresent()) {
            TileSpacing.Pair pair = clearance.nearest().get();
            json.writeNumberField("least", pair.distance());
            json.writeStringField("firstTile", pair.firstTile());
            json.writeFieldName("firstPoint");
            writePoint(json, pair.firstPoint());
            json.writeStringField("secondTile", pair.secondTile());
            json.writeFieldName("secondPoint");
            writePoint(json, pair.secondPoint());
            json.writeFieldName("offset");
            writePoint(json, new TilePoint(pair.columns(), pair.rows()));
        }
        json.writeNumberField("beyond", clearance.beyond());
        json.writeEndObject();
    }

    private static void writeRadii(JsonGenerator json, TileVerification verification) throws IOException {
        json.writeArrayFieldStart("reaches");
        for (TileVerification.ReachVerdict reach : verification.reaches()) {
            json.writeStartObject();
            json.writeNumberField("reach", reach.reach());
            writeVerdict(json, reach.verdict());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("radii");
        for (TileVerification.RadiusRange range : verification.radii()) {
            json.writeStartObject();
            json.writeStringField("least", range.least().toString());
            json.writeStringField("limit", range.limit().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
