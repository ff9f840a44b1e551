package pay.psp;

import jakarta.validation.constraints.Pattern;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import platform.id.Ids;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** The window of the provider in the box, in which a member would give their card's number. Not there with another provider. */
@RestController
class SandboxPspController {
    private final Ids ids;
    private final boolean open;

    SandboxPspController(Ids ids, PspSettings settings) {
        this.ids = ids;
        this.open = settings.psp() != PspSettings.Provider.TOSS;
    }

    record Authorised(String authKey) {}

    @Operation(summary = "What the provider's window gives to the app for a card (sandbox only)")
    @GetMapping("/sandbox/card")
    Authorised authorise(@RequestParam(defaultValue = "41") @Pattern(regexp = "[0-9A-Z]{2}") String company,
            @RequestParam(defaultValue = "CREDIT") CardKind kind,
            @RequestParam(defaultValue = "9999") @Pattern(regexp = "[0-9]{4}") String lastFour) {
        if (!open) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        SandboxCard card = new SandboxCard(CardCompany.of(company).orElse(CardCompany.SHINHAN), kind, lastFour);
        return new Authorised(card.authKey(ids.next().toString()));
    }
}
