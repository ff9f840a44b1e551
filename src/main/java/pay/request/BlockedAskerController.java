package pay.request;

import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** Whom the member does not want to be asked by. */
@RestController
@RequestMapping("/v1/pay/blocked-askers")
@Tag(name = "Pay")
class BlockedAskerController {
    private final BlockAsker blockAsker;
    private final UnblockAsker unblockAsker;
    private final ReadRequests readRequests;

    BlockedAskerController(BlockAsker blockAsker, UnblockAsker unblockAsker, ReadRequests readRequests) {
        this.blockAsker = blockAsker;
        this.unblockAsker = unblockAsker;
        this.readRequests = readRequests;
    }

    /**
     * Whom to block.
     *
     * @param moneyRequestId a request of theirs, open or not: the member knows no other id of them
     */
    record BlockRequest(@Schema(example = "695784701952131072") @NotNull MoneyRequestId moneyRequestId) {}

    /**
     * One who is blocked.
     *
     * @param name masked
     */
    @Schema(name = "BlockedAsker")
    record BlockedAskerView(@Schema(example = "695784701952131075") BlockedAskerId id,
            @Schema(example = "김*당") String name, Instant blockedAt) {
        static BlockedAskerView of(BlockedAskers.BlockedAsker blocked) {
            return new BlockedAskerView(blocked.id(), blocked.name(), blocked.blockedAt());
        }
    }

    @Operation(summary = "Block whoever made a request", description = "They cannot ask the member again, and are not told why. What they asked before stays, until it is declined or lapses; of reminders the member is not told.")
    @Refuses("MONEY_REQUEST_NOT_FOUND")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BlockedAskerView block(MemberCaller caller, @Valid @RequestBody BlockRequest request) {
        return BlockedAskerView.of(blockAsker.block(caller.memberId(), request.moneyRequestId()));
    }

    @Operation(summary = "Whom the member has blocked, latest first")
    @GetMapping
    CursorPage<BlockedAskerView> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return readRequests.blocked(caller.memberId(), page).map(BlockedAskerView::of);
    }

    @Operation(summary = "Let one who was blocked ask again")
    @Refuses("BLOCKED_ASKER_NOT_FOUND")
    @DeleteMapping("/{blockedAskerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(MemberCaller caller, @PathVariable BlockedAskerId blockedAskerId) {
        unblockAsker.unblock(caller.memberId(), blockedAskerId);
    }
}
