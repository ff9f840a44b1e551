package pay.request;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.error.PayError;
import pay.transfer.Addressee;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** Dividing a bill among friends. */
@RestController
@RequestMapping("/v1/pay/split-bills")
@Tag(name = "Pay")
class SplitBillController {
    private final Idempotency idempotency;
    private final DivideBill divideBill;
    private final ReadRequests readRequests;

    SplitBillController(Idempotency idempotency, DivideBill divideBill, ReadRequests readRequests) {
        this.idempotency = idempotency;
        this.divideBill = divideBill;
        this.readRequests = readRequests;
    }

    /**
     * One who shares the bill.
     *
     * @param of a member's id, or a phone number
     * @param share null when all bear the same
     */
    record FriendRequest(@Schema(example = "01012345678") @NotNull @Pattern(regexp = Addressee.PATTERN) String of,
            @Schema(example = "12000", minimum = "1") @Positive @Max(1_000_000_000) @Nullable Won share) {}

    /**
     * What to divide among whom.
     *
     * @param ownShare what the caller bears; null when all bear the same
     * @param memo all of them see it
     */
    record SplitRequest(
            @Schema(example = "37400", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won total,
            @Schema(example = "13400", minimum = "0") @PositiveOrZero @Max(1_000_000_000) @Nullable Won ownShare,
            @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid FriendRequest> friends,
            @Schema(example = "회식") @Size(min = 1, max = 50) @Nullable String memo) {
        /** As the caller says, if they say anything; else equally. */
        Division division() {
            List<Won> given = friends.stream().map(FriendRequest::share).filter(Objects::nonNull).toList();
            if (ownShare == null && given.isEmpty()) {
                return Division.equal(total, friends.size());
            }
            if (ownShare == null || given.size() < friends.size()) {
                throw new DomainException(PayError.SPLIT_BILL_SHARES_DIFFER);
            }
            return Division.given(total, ownShare, given);
        }
    }

    /**
     * A divided bill.
     *
     * @param ownShare what the caller bears
     * @param paid what the friends have paid so far
     * @param requests one for each friend, in the order in which they were named: their states tell who has paid
     */
    @Schema(name = "SplitBill")
    record SplitBillView(@Schema(example = "695784701952131073") SplitBillId id, @Schema(example = "37400") Won total,
            @Schema(example = "13400") Won ownShare, @Schema(example = "12000") Won paid,
            @Schema(example = "회식") @Nullable String memo, Instant splitAt, List<MoneyRequestView> requests) {
        static SplitBillView of(DivideBill.Divided divided) {
            SplitBill bill = divided.bill();
            Stream<MoneyRequest> paid = divided.requests().stream()
                    .filter(each -> each.state() == MoneyRequest.State.PAID);
            return new SplitBillView(bill.id(), bill.total(), bill.ownShare(),
                    paid.map(MoneyRequest::amount).reduce(Won.ZERO, Won::plus), bill.memo(), bill.splitAt(),
                    divided.requests().stream().map(each -> MoneyRequestView.of(each, bill.asker())).toList());
        }
    }

    /** A divided bill in the list: who has paid stands in the bill itself. */
    @Schema(name = "SplitBillLine")
    record SplitBillLine(@Schema(example = "695784701952131073") SplitBillId id, @Schema(example = "37400") Won total,
            @Schema(example = "13400") Won ownShare, @Schema(example = "회식") @Nullable String memo, Instant splitAt) {
        static SplitBillLine of(SplitBill bill) {
            return new SplitBillLine(bill.id(), bill.total(), bill.ownShare(), bill.memo(), bill.splitAt());
        }
    }

    @Operation(summary = "Divide a bill among friends", description = """
            Without any share: equally among the friends and the caller, in whole won; the caller bears what is left over. With shares:
            one of each friend's and the caller's own, which add up to the total. Each friend is asked for their share, or nobody is.""")
    @ApiResponse(responseCode = "201", description = "They are asked")
    @Refuses({"SPLIT_BILL_TOO_SMALL", "SPLIT_BILL_SHARES_DIFFER", "SPLIT_BILL_FRIEND_TWICE", "MONEY_REQUEST_TO_SELF",
            "MONEY_REQUEST_ASKED_UNAVAILABLE", "MONEY_REQUEST_TOO_MANY_OPEN", "MONEY_REQUEST_TOO_MANY_TODAY",
            "WALLET_CLOSED"})
    @PostMapping
    ResponseEntity<SplitBillView> split(MemberCaller caller, IdempotencyKey key,
            @Valid @RequestBody SplitRequest request) {
        return idempotency.once(key, request, () -> {
            DivideBill.Divided divided = divideBill.divide(caller.memberId(), request.total(), request.division(),
                    request.friends().stream().map(friend -> Addressee.parse(friend.of())).toList(), request.memo());
            return ResponseEntity.created(URI.create("/v1/pay/split-bills/" + divided.bill().id().value()))
                    .body(SplitBillView.of(divided));
        });
    }

    @Operation(summary = "The bills that the member divided, latest first")
    @GetMapping
    CursorPage<SplitBillLine> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return readRequests.bills(caller.memberId(), page).map(SplitBillLine::of);
    }

    @Operation(summary = "A divided bill, and who has paid")
    @Refuses("SPLIT_BILL_NOT_FOUND")
    @GetMapping("/{splitBillId}")
    SplitBillView read(MemberCaller caller, @PathVariable SplitBillId splitBillId) {
        return readRequests.bill(caller.memberId(), splitBillId).map(SplitBillView::of)
                .orElseThrow(() -> new DomainException(PayError.SPLIT_BILL_NOT_FOUND));
    }
}
