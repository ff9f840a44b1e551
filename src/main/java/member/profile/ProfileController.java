package member.profile;

import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import member.person.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.IdentityTier;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.PlatformError;

@Tag(name = "member")
@RestController
@RequestMapping("/v1/member/profile")
class ProfileController {
    private final FindMember find;
    private final ChangeNickname change;

    ProfileController(FindMember find, ChangeNickname change) {
        this.find = find;
        this.change = change;
    }

    record Profile(MemberId memberId, String name, @Nullable String nickname, String phone, IdentityTier tier,
            Instant joinedAt) {
        static Profile of(MemberView member) {
            return new Profile(member.id(), member.name(), member.nickname(), member.phone().digits(), member.tier(),
                    member.joinedAt());
        }
    }

    /** @param nickname letters, digits and single spaces; null takes it away */
    record Nickname(
            @Pattern(regexp = "^[\\p{L}\\p{N}]+( [\\p{L}\\p{N}]+)*$") @jakarta.validation.constraints.Size(max = 30) @Nullable String nickname) {}

    @Operation(summary = "Who the caller is")
    @GetMapping
    Profile show(MemberCaller caller) {
        return find.byId(new MemberId(caller.memberId().value())).map(Profile::of)
                .orElseThrow(() -> new DomainException(PlatformError.NOT_FOUND));
    }

    @Operation(summary = "Changes what the member calls themselves")
    @PutMapping
    Profile change(MemberCaller caller, @Valid @RequestBody Nickname request) {
        return Profile.of(change.change(new MemberId(caller.memberId().value()), request.nickname()));
    }
}
