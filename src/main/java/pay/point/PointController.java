package pay.point;

import java.time.Instant;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.ledger.MovementId;
import platform.security.MemberCaller;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** The member's points. */
@RestController
@RequestMapping("/v1/pay/points")
@Tag(name = "Pay")
class PointController {
    private final ReadPoints readPoints;
    private final PointMovements movements;

    PointController(ReadPoints readPoints, PointMovements movements) {
        this.readPoints = readPoints;
        this.movements = movements;
    }

    /**
     * What the member holds.
     *
     * @param balance points, each worth one won
     * @param nextExpiry what of them lapses first; null when there are none
     */
    @Schema(name = "Points")
    record PointsView(@Schema(example = "1250") long balance, @Nullable ExpiryView nextExpiry) {
        static PointsView of(ReadPoints.Points points) {
            return new PointsView(points.balance(),
                    points.next().map(next -> new ExpiryView(next.points(), next.at())).orElse(null));
        }
    }

    /** Points that lapse together. */
    @Schema(name = "PointExpiry")
    record ExpiryView(@Schema(example = "10") long points, Instant at) {}

    /**
     * One movement of the member's points.
     *
     * @param sequence counts the movements from 1
     * @param points positive in, negative out
     * @param balance what the member held after it
     */
    @Schema(name = "PointMovement")
    record MovementView(@Schema(example = "695784701952131072") MovementId movementId,
            @Schema(example = "12") long sequence, PointsChange.Kind kind, @Schema(example = "10") long points,
            @Schema(example = "1250") long balance, @Schema(example = "5,000걸음 달성") String description,
            Instant occurredAt) {
        static MovementView of(PointMovements.PointMovement movement) {
            return new MovementView(movement.movementId(), movement.sequence(), movement.kind(), movement.points(),
                    movement.balance(), movement.description(), movement.occurredAt());
        }
    }

    @Operation(summary = "The member's points")
    @GetMapping
    PointsView points(MemberCaller caller) {
        return PointsView.of(readPoints.read(caller.memberId()));
    }

    @Operation(summary = "How the member's points came and went, latest first")
    @GetMapping("/movements")
    CursorPage<MovementView> movements(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return movements.list(caller.memberId(), page).map(MovementView::of);
    }
}
