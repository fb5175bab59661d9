INSERT INTO tally (post_mortem, ballot, candidate, position, votes)
VALUES (
    ?1,
    ?2,
    ?3,
    (SELECT coalesce(max(position), -1) + 1 FROM tally WHERE post_mortem = ?1 AND ballot = ?2),
    ?4
)
