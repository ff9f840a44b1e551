package member.device;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** All devices that were ever bound. */
interface Devices extends Repository<Device, Long> {
    Device save(Device device);

    Optional<Device> findByIdAndMemberIdAndRevokedAtIsNull(long id, long memberId);

    /** The same, and keeps it from being revoked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Device d where d.id = :id and d.memberId = :memberId and d.revokedAt is null")
    Optional<Device> lock(@Param("id") long id, @Param("memberId") long memberId);

    List<Device> findByMemberIdAndRevokedAtIsNullOrderById(long memberId);
}
