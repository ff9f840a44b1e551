package pay.topup;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.bank.BankAccountId;
import pay.error.PayError;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;

/** Top-ups of the wallet. */
@RestController
@RequestMapping("/v1/pay/top-ups")
@Tag(name = "Pay")
class TopUpController {
    private final Idempotency idempotency;
    private final TopUpWallet topUpWallet;
    private final ReadTopUp readTopUp;

    TopUpController(Idempotency idempotency, TopUpWallet topUpWallet, ReadTopUp readTopUp) {
        this.idempotency = idempotency;
        this.topUpWallet = topUpWallet;
        this.readTopUp = readTopUp;
    }

    /** A top-up to make. */
    record TopUpRequest(@Schema(example = "695784701952131072") @NotNull BankAccountId bankAccountId,
            @Schema(example = "50000", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won amount) {}

    @Operation(summary = "Fill the wallet from a linked bank account", description = "201 when the bank carried it out, 202 when it has not answered: it is asked until it does, and the top-up shows what came of it.")
    @ApiResponse(responseCode = "201", description = "The money is in the wallet")
    @ApiResponse(responseCode = "202", description = "The bank has not answered yet")
    @Refuses({"BANK_ACCOUNT_NOT_FOUND", "WALLET_CLOSED", "WALLET_FROZEN", "WALLET_CAP_EXCEEDED",
            "TOP_UP_SHORT_AT_BANK", "TOP_UP_ACCOUNT_CLOSED", "TOP_UP_NOT_CARRIED_OUT", "BANK_UNDER_MAINTENANCE"})
    @PostMapping
    ResponseEntity<TopUp> topUp(MemberCaller caller, IdempotencyKey key, @Valid @RequestBody TopUpRequest request) {
        return idempotency.attempt(key, request,
                () -> topUpWallet.begin(caller.memberId(), request.bankAccountId(), request.amount()),
                topUpWallet::carryOut, id -> answer(readTopUp.read(caller.memberId(), new TopUpId(id)).orElseThrow()));
    }

    @Operation(summary = "A top-up as it is now")
    @Refuses("TOP_UP_NOT_FOUND")
    @GetMapping("/{topUpId}")
    TopUp read(MemberCaller caller, @PathVariable TopUpId topUpId) {
        return readTopUp.read(caller.memberId(), topUpId)
                .orElseThrow(() -> new DomainException(PayError.TOP_UP_NOT_FOUND));
    }

    private static ResponseEntity<TopUp> answer(TopUp topUp) {
        return switch (topUp.status()) {
            case COMPLETED -> ResponseEntity.created(URI.create("/v1/pay/top-ups/" + topUp.id().value())).body(topUp);
            case PENDING -> ResponseEntity.status(HttpStatus.ACCEPTED)
                    .location(URI.create("/v1/pay/top-ups/" + topUp.id().value())).body(topUp);
            case REFUSED -> throw new DomainException(topUp.refusalCode());
        };
    }
}
