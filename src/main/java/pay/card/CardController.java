package pay.card;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pay.error.PayError;
import pay.psp.CardKind;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;
import platform.web.Refuses;

/** A member's registered cards. */
@RestController
@RequestMapping("/v1/pay/cards")
@Tag(name = "Pay")
class CardController {
    private final CustomerKeys customerKeys;
    private final RegisterCard registerCard;
    private final MemberCards memberCards;
    private final DeleteCard deleteCard;
    private final Instalments instalments;
    private final Clock clock;

    CardController(CustomerKeys customerKeys, RegisterCard registerCard, MemberCards memberCards, DeleteCard deleteCard,
            Instalments instalments, Clock clock) {
        this.customerKeys = customerKeys;
        this.registerCard = registerCard;
        this.memberCards = memberCards;
        this.deleteCard = deleteCard;
        this.instalments = instalments;
        this.clock = clock;
    }

    /** By what the provider's window knows the member. */
    @Schema(name = "CardCustomer")
    record CustomerView(@Schema(example = "0f1d2c3b-4a59-4687-9f21-3a4b5c6d7e8f") String customerKey) {}

    @Operation(summary = "What the card window has to be opened with", description = """
            The payment service provider's window takes the card's number, which never comes here; it gives the app an `authKey`,
            by which the card is registered.""")
    @PostMapping("/customer")
    CustomerView customer(MemberCaller caller) {
        return new CustomerView(customerKeys.of(caller.memberId()));
    }

    /** What the window gave. */
    @Schema(name = "CardRegistration")
    record RegistrationRequest(
            @Schema(example = "sandbox-41-CREDIT-9999-695784701952131072") @NotNull @Pattern(regexp = "[A-Za-z0-9_=+/.-]{1,300}") String authKey) {
        @Override
        public String toString() {
            return "RegistrationRequest";
        }
    }

    /** A registered card. */
    @Schema(name = "RegisteredCard")
    record CardView(@Schema(example = "695784701952131072") CardId id, @Schema(example = "41") String companyCode,
            @Schema(example = "신한카드") String companyName, CardKind kind,
            @Schema(example = "433012******1234") String maskedNumber, Instant registeredAt) {
        static CardView of(Card card) {
            return new CardView(card.id(), card.company().code(), card.company().label(), card.kind(),
                    card.maskedNumber(), card.registeredAt());
        }
    }

    /** What a member registered. */
    @Schema(name = "RegisteredCards")
    record CardsView(List<CardView> items) {}

    @Operation(summary = "Register a card")
    @Refuses({"WALLET_CLOSED", "CARD_LIMIT_REACHED", "CARD_REGISTRATION_REFUSED", "CARD_NETWORK_UNAVAILABLE"})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CardView register(MemberCaller caller, @Valid @RequestBody RegistrationRequest request) {
        return CardView.of(registerCard.register(caller.memberId(), request.authKey()));
    }

    @Operation(summary = "The registered cards, oldest first")
    @GetMapping
    CardsView list(MemberCaller caller) {
        return new CardsView(memberCards.of(caller.memberId()).stream().map(CardView::of).toList());
    }

    @Operation(summary = "A registered card")
    @Refuses("CARD_NOT_FOUND")
    @GetMapping("/{cardId}")
    CardView read(MemberCaller caller, @PathVariable CardId cardId) {
        return CardView.of(find(caller, cardId));
    }

    @Operation(summary = "Delete a card", description = "It is charged no more. What was charged can still be cancelled.")
    @Refuses("CARD_NOT_FOUND")
    @DeleteMapping("/{cardId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(MemberCaller caller, @PathVariable CardId cardId) {
        deleteCard.delete(caller.memberId(), cardId);
    }

    /** The numbers of instalments that are offered. */
    @Schema(name = "Instalments")
    record InstalmentsView(List<Instalments.Offer> items) {}

    @Operation(summary = "In how many instalments an amount can be paid by a card", description = "None: at once only.")
    @Refuses("CARD_NOT_FOUND")
    @GetMapping("/{cardId}/instalments")
    InstalmentsView instalments(MemberCaller caller, @PathVariable CardId cardId,
            @Schema(example = "120000") @RequestParam @Positive @Max(1_000_000_000) long amount) {
        Card card = find(caller, cardId);
        return new InstalmentsView(instalments.of(card.company(), card.kind(), Won.of(amount),
                LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL)));
    }

    private Card find(MemberCaller caller, CardId cardId) {
        return memberCards.find(caller.memberId(), cardId)
                .orElseThrow(() -> new DomainException(PayError.CARD_NOT_FOUND));
    }
}
