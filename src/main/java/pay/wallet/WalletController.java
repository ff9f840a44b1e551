package pay.wallet;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pay.ledger.Balance;
import pay.ledger.MovementId;
import pay.period.Period;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** The member's wallet. */
@RestController
@RequestMapping("/v1/pay/wallet")
@Tag(name = "Pay")
class WalletController {
    private final FindWallet findWallet;
    private final WalletMovements movements;
    private final WalletCap cap;
    private final Clock clock;

    WalletController(FindWallet findWallet, WalletMovements movements, WalletCap cap,
            Clock clock) {
        this.findWallet = findWallet;
        this.movements = movements;
        this.cap = cap;
        this.clock = clock;
    }

    /**
     * What is in the wallet.
     *
     * @param available what can be spent now: the balance less what is set aside
     * @param incoming what is on its way in: top-ups that the bank has not answered yet
     * @param cap the most that a top-up may fill it to
     * @param frozen whether nothing can go out of it until an operator lifts that
     * @param points what the member holds in points, each worth one won; more on them under {@code /v1/pay/points}
     */
    @Schema(name = "Wallet")
    record WalletView(@Schema(example = "152000") Won balance, @Schema(example = "152000") Won available,
            @Schema(example = "0") Won incoming, @Schema(example = "2000000") Won cap,
            @Schema(example = "1250") long points, boolean frozen) {
        static WalletView of(Balance balance, Won cap, long points, boolean frozen) {
            return new WalletView(Won.of(balance.credit()), Won.of(balance.available()),
                    Won.of(balance.creditPending()), cap, points, frozen);
        }
    }

    /**
     * One movement of the wallet.
     *
     * @param sequence counts the wallet's movements from 1
     * @param amount positive in, negative out
     * @param balance the wallet's balance after it
     */
    @Schema(name = "WalletMovement")
    record MovementView(@Schema(example = "695784701952131072") MovementId movementId,
            @Schema(example = "12") long sequence,
            MoneyMoved.Kind kind, @Schema(example = "-37400") Won amount, @Schema(example = "114600") Won balance,
            @Schema(example = "제주 감귤 5kg") String description, Instant occurredAt) {
        static MovementView of(WalletMovement movement) {
            return new MovementView(movement.movementId(), movement.sequence(), movement.kind(), movement.amount(),
                    movement.balance(), movement.description(), movement.occurredAt());
        }
    }

    @Operation(summary = "The wallet's balance")
    @GetMapping
    WalletView wallet(MemberCaller caller) {
        return WalletView.of(findWallet.balance(caller.memberId()), Won.of(cap.at(clock.instant())),
                findWallet.points(caller.memberId()),
                findWallet.find(caller.memberId()).filter(Wallet::isFrozen).isPresent());
    }

    @Operation(summary = "What came into the wallet and went out of it, latest first", description = """
            Of one kind, a page may hold fewer than were asked for, or none, and have a `nextCursor` all the same: so many
            movements are looked through for each page.""")
    @Refuses("TRANSACTION_DAYS_INVALID")
    @GetMapping("/movements")
    CursorPage<MovementView> movements(MemberCaller caller, @Valid @ParameterObject PageQuery page,
            @Parameter(description = "absent: all") @RequestParam(required = false) MoneyMoved.@Nullable Kind kind,
            @Parameter(description = "the first day, in Korea", example = "2026-11-01") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "the last day", example = "2026-11-30") @RequestParam(required = false) @Nullable LocalDate until) {
        return movements
                .list(caller.memberId(), new WalletMovements.Filter(kind, Period.ofDays(from, until)), page)
                .map(MovementView::of);
    }
}
