package member.identity;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import member.person.MemberId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;

@Tag(name = "member")
@RestController
@RequestMapping("/v1/member/identity-verification")
class IdentityController {
    private final VerifyIdentity verify;

    IdentityController(VerifyIdentity verify) {
        this.verify = verify;
    }

    record IdentityVerification(@NotNull @Past LocalDate bornOn) {}

    @Operation(summary = "Has the member's real name verified; the next refreshed token carries the new tier")
    @Refuses({"IDENTITY_NOT_CONFIRMED", "IDENTITY_TAKEN", "IDENTITY_ALREADY_VERIFIED", "IDENTITY_SERVICE_UNAVAILABLE"})
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify(MemberCaller caller, @Valid @RequestBody IdentityVerification request) {
        BornOn.require(request.bornOn());
        verify.verify(new MemberId(caller.memberId().value()), request.bornOn());
    }
}
