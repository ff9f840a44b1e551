package benefit.grant;

import benefit.refusal.BenefitError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads a member's grants. */
@Component
public class ReadGrants {
    private final Grants grants;
    private final Cursors cursors;

    ReadGrants(Grants grants, Cursors cursors) {
        this.grants = grants;
        this.cursors = cursors;
    }

    /**
     * One of the member's own.
     *
     * @throws DomainException {@code GRANT_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public Grant one(Tsid member, GrantId id) {
        return grants.find(member, id).orElseThrow(() -> new DomainException(BenefitError.GRANT_NOT_FOUND));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    CursorPage<Grant> list(Tsid member, PageQuery page) {
        String list = "benefit.grants:" + member;
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(grants.newest(member, before, page.size() + 1), page.size(),
                grant -> cursors.encode(list, grant.id().value()));
    }
}
