package member.consent;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import member.person.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;

@Tag(name = "member")
@RestController
@RequestMapping("/v1/member")
class ConsentController {
    private final ReadTerms read;
    private final GiveConsents give;

    ConsentController(ReadTerms read, GiveConsents give) {
        this.read = read;
        this.give = give;
    }

    record TermsShown(String purpose, int version, boolean required, String title, String body) {}

    record AllTerms(List<TermsShown> items) {}

    /**
     * @param version the version in force
     * @param saidVersion the version that the member saw when they last said something; null if they never did
     */
    record Consent(String purpose, int version, boolean required, String title, boolean granted,
            @Nullable Integer saidVersion, @Nullable Instant saidAt) {}

    record AllConsents(List<Consent> items) {}

    @Operation(summary = "The terms in force, for somebody who signs up")
    @GetMapping("/sign-ups/terms")
    AllTerms terms(Locale language) {
        return new AllTerms(read.inForce().stream().map(terms -> new TermsShown(terms.purpose(), terms.version(),
                terms.required(), terms.title(language), terms.body(language))).toList());
    }

    @Operation(summary = "What the member consented to")
    @GetMapping("/consents")
    AllConsents consents(MemberCaller caller, Locale language) {
        return of(new MemberId(caller.memberId().value()), language);
    }

    @Operation(summary = "Gives or withdraws a consent, at any time")
    @Refuses({"TERMS_NOT_FOUND", "CONSENT_OUTDATED", "CONSENT_REQUIRED"})
    @PutMapping("/consents")
    AllConsents change(MemberCaller caller, @Valid @RequestBody ConsentGiven request, Locale language) {
        MemberId member = new MemberId(caller.memberId().value());
        give.change(member, request);
        return of(member, language);
    }

    private AllConsents of(MemberId member, Locale language) {
        Map<String, Consents.Said> said = read.saidBy(member).stream()
                .collect(Collectors.toMap(Consents.Said::purpose, Function.identity()));
        return new AllConsents(read.inForce().stream().map(terms -> {
            Consents.Said last = said.get(terms.purpose());
            return new Consent(terms.purpose(), terms.version(), terms.required(), terms.title(language),
                    last != null && last.granted(), last == null ? null : last.version(),
                    last == null ? null : last.changedAt());
        }).toList());
    }
}
