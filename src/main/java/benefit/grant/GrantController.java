package benefit.grant;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** Points that the member was promised. */
@RestController
@RequestMapping("/v1/benefit/grants")
@Tag(name = "Benefit")
class GrantController {
    private final ReadGrants grants;

    GrantController(ReadGrants grants) {
        this.grants = grants;
    }

    @Operation(summary = "Points granted to the member, newest first", description = "PENDING until pay has credited them, then PAID.")
    @GetMapping
    CursorPage<GrantView> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return grants.list(caller.memberId(), page).map(GrantView::of);
    }

    @Operation(summary = "One grant as it is now")
    @Refuses("GRANT_NOT_FOUND")
    @GetMapping("/{id}")
    GrantView read(MemberCaller caller, @PathVariable GrantId id) {
        return GrantView.of(grants.one(caller.memberId(), id));
    }
}
