package commerce.groupbuy;

import jakarta.validation.Valid;

import commerce.order.OrderId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** A member's seats. */
@RestController
@RequestMapping("/v1/commerce/seats")
@Tag(name = "Group buying")
class SeatController {
    private final ReadTeams read;
    private final Cursors cursors;

    SeatController(ReadTeams read, Cursors cursors) {
        this.read = read;
        this.cursors = cursors;
    }

    /** A member's order in a team. */
    record SeatView(OrderId orderId, TeamView team, int quantity,
            @Schema(description = "FREE: not paid in time, or left; LOST: its money is about to go back") SeatState state,
            @Schema(description = "whether the member leads the team") boolean leads) {
        static SeatView of(ReadTeams.OwnSeat seat) {
            return new SeatView(seat.order(), seat.team(), seat.quantity(), seat.state(), seat.leads());
        }
    }

    @Operation(summary = "List the member's seats", description = "In teams that are or were open, newest first.")
    @GetMapping
    CursorPage<SeatView> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        String list = "commerce.seats:" + caller.memberId();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(read.seats(caller.memberId(), before, page.size() + 1), page.size(),
                seat -> cursors.encode(list, seat.order().value())).map(SeatView::of);
    }
}
