# Who may use the packages of the domain, and the role that builds and publishes them.
resource "aws_codeartifact_domain" "acme" {
  domain = "acme"
}

resource "aws_codeartifact_domain_permissions_policy" "acme" {
  domain = aws_codeartifact_domain.acme.domain
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Organization"
      Effect    = "Allow"
      Principal = "*"
      Action    = ["codeartifact:GetAuthorizationToken", "sts:GetServiceBearerToken"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}

data "aws_iam_policy_document" "packages" {
  statement {
    sid       = "Login"
    actions   = ["codeartifact:GetAuthorizationToken"]
    resources = ["${local.packages}:repository/acme/internal"]
  }

  statement {
    sid       = "Bearer"
    actions   = ["sts:GetServiceBearerToken"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "sts:AWSServiceName"
      values   = ["codeartifact.amazonaws.com"]
    }
  }

  statement {
    sid       = "Read"
    actions   = ["codeartifact:GetRepositoryEndpoint", "codeartifact:ReadFromRepository"]
    resources = ["${local.packages}:repository/acme/internal"]
  }

  statement {
    sid       = "Publish"
    actions   = ["codeartifact:PublishPackageVersion"]
    resources = ["${local.packages}:package/acme/internal/npm/acme/*"]
  }
}

resource "aws_iam_role_policy" "packages" {
  name   = "packages"
  role   = "package-build"
  policy = data.aws_iam_policy_document.packages.json
}
