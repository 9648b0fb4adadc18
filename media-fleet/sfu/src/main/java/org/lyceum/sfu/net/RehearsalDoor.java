package org.lyceum.sfu.net;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.lyceum.api.ApiJson;
import org.lyceum.api.control.JoinAnswer;
import org.lyceum.api.control.JoinRequest;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.sfu.control.ControlServer;
import org.lyceum.sfu.control.JoinTokens;
import org.lyceum.sfu.registry.PublicKeys;

/// The control API of a rehearsal, on loopback, with a key of its own, and the front door that asks
/// it.
final class RehearsalDoor implements AutoCloseable {
    private static final int PATIENCE_MS = 5_000;
    private static final long TOKEN_SECONDS = 60;

    private final ECKey key;
    private final ControlServer control;

    RehearsalDoor(MediaNode node) throws IOException {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID(Rehearsal.CLASS_ID).generate();
        } catch (JOSEException e) {
            throw new IOException("No key can be made", e);
        }
        Map<String, String> keys = Map.of(key.getKeyID(), key.toPublicJWK().toJSONString());
        control =
                new ControlServer(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        node,
                        new JoinTokens(new PublicKeys(() -> keys, System::nanoTime)),
                        new ControlServer.Readings(Map::of, _ -> ""));
        control.start();
    }

    /// @throws IOException when the node does not let this person in
    JoinAnswer join(JoinTokenClaims claims, JoinRequest request) throws IOException {
        InetSocketAddress at = control.address();
        URI address =
                URI.create(
                        "http://" + at.getHostString() + ":" + at.getPort() + "/control/v1/joins");
        HttpURLConnection call = (HttpURLConnection) address.toURL().openConnection();
        call.setRequestMethod("POST");
        call.setReadTimeout(PATIENCE_MS);
        call.setDoOutput(true);
        call.setRequestProperty("Authorization", "Bearer " + token(claims));
        try (OutputStream body = call.getOutputStream()) {
            body.write(ApiJson.mapper().writeValueAsBytes(request));
        }
        // Anything but 200 throws here.
        try (InputStream answer = call.getInputStream()) {
            return ApiJson.mapper().readValue(answer, JoinAnswer.class);
        }
    }

    @Override
    public void close() {
        control.close();
    }

    private String token(JoinTokenClaims claims) throws IOException {
        Instant now = Instant.now();
        JWTClaimsSet content =
                new JWTClaimsSet.Builder()
                        .issuer(JoinTokenClaims.ISSUER)
                        .audience(JoinTokenClaims.AUDIENCE)
                        .subject(claims.accountId())
                        .jwtID(claims.tokenId())
                        .expirationTime(Date.from(now.plusSeconds(TOKEN_SECONDS)))
                        .claim("name", claims.name())
                        .claim("role", ApiJson.wireName(claims.role()))
                        .claim(
                                "permissions",
                                claims.permissions().stream().map(ApiJson::wireName).toList())
                        .claim("classId", claims.classId())
                        .claim("title", claims.title())
                        .claim("capacity", claims.capacity())
                        .claim("liveSince", now.getEpochSecond())
                        .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        SignedJWT jwt = new SignedJWT(header, content);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IOException("No token can be signed", e);
        }
        return jwt.serialize();
    }
}
