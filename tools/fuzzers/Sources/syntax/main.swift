import Fuzzing
import Jobnets

// Any bytes become a tree, since files that are no text are read too.
fuzz { bytes in
    let tree = SyntaxTree(utf8: bytes)
    require(tree.utf8 == bytes, "the tree stands on another text")
    checkStructure(of: tree)
    checkNothingIsLost(in: tree)
    checkPieces(of: tree)
    checkPlaces(of: tree)
    if tree.problems.isEmpty { checkEdits(of: tree) }
}
